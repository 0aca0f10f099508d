# shellcheck shell=bash
# shellcheck disable=SC2016 # what the made-up tools are to expand is quoted
# A copy of the scripts, a PATH of made-up tools, and the assertions.

# fresh: a new folder for one test, with `copy` (a project) and `bin` (the only folder on the PATH).
fresh() {
  folder=$(mktemp -d "$scratch/with spaces XXXX") || return 1
  copy="$folder/the project"
  bin="$folder/bin"
  home="$folder/home"
  mkdir -p "$copy/environment" "$copy/lib" "$copy/notebooks" "$bin" "$home"
  cp -R "$repository"/environment/* "$copy/environment/" # without .local
  echo "<project/>" >"$copy/pom.xml"
  echo "class A {}" >"$copy/lib/A.java"
  local tool
  for tool in bash sh env cat cp mv ln rm mkdir ls find sort tr xargs cksum sed awk grep head tail \
    dirname basename readlink df uname sleep chmod date kill touch flock cut; do
    ! type -P "$tool" >/dev/null || ln -s "$(type -P "$tool")" "$bin/$tool"
  done
  # An ordinary user, wherever the tests run.
  made id 'echo 1000'
}

# made TOOL SCRIPT: puts a tool on the PATH.
made() {
  printf '#!/usr/bin/env bash\n%s\n' "$2" >"$bin/$1.new"
  chmod +x "$bin/$1.new"
  mv -f "$bin/$1.new" "$bin/$1"
}

# jdk FOLDER VERSION: one that tells its version and arguments, and exits with 7.
jdk() {
  mkdir -p "$1/bin"
  cat >"$1/bin/java" <<END
#!/usr/bin/env bash
if [ "\$1" = -version ]; then echo 'openjdk version "$2" 2020-01-01' >&2; exit 0; fi
if [ "\$1" = -XshowSettings:properties ]; then echo '    java.home = $1' >&2; exit 0; fi
echo "started in \$PWD:" "\${@: -3}"
exit 7
END
  printf '#!/usr/bin/env bash\n' >"$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# A Maven that counts its calls and makes what the build of the library makes.
made_maven() {
  made mvn '
    echo call >>"'"$folder"'/maven.calls"
    '"${1:-:}"'
    for word in "$@"; do case $word in -DoutputDirectory=*) out=${word#*=} ;; esac; done
    [ -z "$out" ] || { mkdir -p "$out"; echo jar >"$out/dependency.jar"; }
    mkdir -p "'"$copy"'/target"
    echo jar >"'"$copy"'/target/critical-diffusion-0.jar"'
}

# the COMMAND ARGUMENT...: runs a command of the copy from elsewhere with the made-up tools only, and
# keeps its exit status, output and messages.
the() {
  local command=$1
  shift
  mkdir -p "$folder/elsewhere"
  (
    cd "$folder/elsewhere" || exit 99
    exec env -i HOME="$home" PATH="$bin" LC_ALL=C ${JAVA_HOME_FOR_TEST:+"JAVA_HOME=$JAVA_HOME_FOR_TEST"} \
      CRITICAL_DIFFUSION_JVMS="${JVMS_FOR_TEST:-}" "$copy/environment/$command" "$@"
  ) >"$folder/out" 2>"$folder/err" </dev/null
  status=$?
}

wrong() {
  echo "$*"
  echo "exit status: $status; output and messages:"
  cat "$folder/out" "$folder/err"
  exit 1
}

expect_status() { [ "$status" -eq "$1" ] || wrong "expected exit status $1"; }

# The last line of the messages is the whole complaint, and says the words.
expect_complaint() {
  local word line
  line=$(tail -n 1 "$folder/err")
  [ "$status" -ne 0 ] || wrong "expected a failure"
  for word in "$@"; do
    case $line in *"$word"*) ;; *) wrong "expected '$word' in the last line of the messages" ;; esac
  done
}

expect_output() {
  grep -q -F -e "$1" "$folder/out" "$folder/err" || wrong "expected '$1' to be said"
}

expect_file() { [ -e "$1" ] || wrong "expected a file $1"; }
expect_no_file() { [ ! -e "$1" ] || wrong "expected no file $1"; }

expect_calls() {
  local calls=0
  [ ! -f "$folder/maven.calls" ] || calls=$(grep -c call "$folder/maven.calls")
  [ "$calls" -eq "$1" ] || wrong "expected $1 calls of Maven, found $calls"
}
