# shellcheck shell=bash
# shellcheck disable=SC2016 # what the made-up tools are to expand is quoted
# JDK, Maven, Python, and the ways to install them.

test_old_java_is_named() {
  jdk "$folder/old" 11.0.20
  ln -s "$folder/old/bin/java" "$bin/java"
  the experiment list
  expect_status 1
  expect_complaint "environment/experiment: needs JDK 17 or newer, found 11 at $folder/old"
}

test_java_8_is_old() {
  jdk "$folder/old" 1.8.0_402
  ln -s "$folder/old/bin/java" "$bin/java"
  the run --headless
  expect_status 1
}

test_no_java() {
  the experiment list
  expect_complaint "needs JDK 17 or newer, found none"
  expect_no_file "$copy/environment/.local/library"
}

test_old_java_home_is_not_passed_over() {
  jdk "$folder/old" 11
  jdk "$folder/new" 17.0.1
  ln -s "$folder/new/bin/java" "$bin/java"
  JAVA_HOME_FOR_TEST=$folder/old the experiment list
  expect_complaint "found 11 at $folder/old" JAVA_HOME
}

test_java_home_without_java() {
  JAVA_HOME_FOR_TEST=$folder/nothing the experiment list
  expect_complaint "no java at $folder/nothing" JAVA_HOME
}

test_run_time_environment_is_no_jdk() {
  jdk "$folder/jre" 17.0.1
  rm "$folder/jre/bin/javac"
  ln -s "$folder/jre/bin/java" "$bin/java"
  the experiment list
  expect_complaint "without compiler at $folder/jre"
}

test_newer_jdk_elsewhere_is_found() {
  jdk "$folder/old" 11
  jdk "$folder/jvm/new" 21
  ln -s "$folder/old/bin/java" "$bin/java"
  made_maven
  JVMS_FOR_TEST="$folder/jvm/*" the experiment list
  expect_status 7
}

test_launcher_outside_a_jdk_is_asked() {
  jdk "$folder/new" 17.0.1
  made java "exec '$folder/new/bin/java' \"\$@\""
  made_maven
  the experiment list
  expect_status 7
}

test_no_maven() {
  jdk "$folder/new" 17.0.1
  ln -s "$folder/new/bin/java" "$bin/java"
  the experiment list
  expect_complaint "needs Maven 3.6.3 or newer, found none"
}

test_no_python() {
  jdk "$folder/new" 17.0.1
  ln -s "$folder/new/bin/java" "$bin/java"
  made_maven
  made fc-list 'echo DejaVu'
  no_debian_python
  the run --setup
  expect_complaint "needs Python" "found no python3"
}

test_python_without_venv() {
  jdk "$folder/new" 17.0.1
  ln -s "$folder/new/bin/java" "$bin/java"
  made_maven
  made fc-list 'echo DejaVu'
  made python3 'echo "No module named venv" >&2; exit 1'
  no_debian_python
  the run --setup
  expect_complaint "venv" "python3-venv"
  expect_no_file "$copy/environment/.local/python/.complete"
}

test_pip_installs_jupyter_without_touching_the_home() {
  jdk "$folder/new" 17.0.1
  ln -s "$folder/new/bin/java" "$bin/java"
  made_maven
  made fc-list 'echo DejaVu'
  # Has no modules itself; the environment it makes has all.
  made python3 '[ "$2" = venv ] || exit 1
    mkdir -p "$3/bin"; printf "#!/usr/bin/env bash\necho \"\$@\" >>'"'$folder/pip'"'\n" >"$3/bin/python"
    chmod +x "$3/bin/python"'
  no_debian_python
  made_kernel
  the run --setup
  expect_status 1 # at MathJax, which the made-up Maven does not make
  expect_file "$copy/environment/.local/python/.complete"
  grep -q -e '-m pip install .*requirements.txt' "$folder/pip" || wrong "expected a call of pip"
  [ -z "$(ls -A "$home")" ] || wrong "expected an untouched home"
}

test_conda_makes_an_environment() {
  made conda '
    while [ "$1" != -p ]; do shift; done
    mkdir -p "$2/lib" "$2/bin"; cp -R "'"$folder/new"'" "$2/lib/jvm"; cp "'"$folder/mvn"'" "$2/bin/mvn"'
  jdk "$folder/new" 17.0.1
  made_maven
  mv "$bin/mvn" "$folder/mvn"
  the experiment list
  expect_status 7
  expect_file "$copy/environment/.local/conda/.complete"
}

test_conda_that_fails_leaves_no_environment() {
  made conda 'while [ "$1" != -p ]; do shift; done; mkdir -p "$2"
    echo "CondaHTTPError: HTTP 000 CONNECTION FAILED" >&2; exit 1'
  the experiment list
  expect_complaint "conda" "reaches no network"
  expect_no_file "$copy/environment/.local/conda/.complete"
}

root_with_apt() {
  made id 'echo 0'
  made dpkg ':'
  made apt-cache 'case $2 in openjdk-17*) exit 1 ;; esac'
  made apt-get 'echo "$@" >>"'"$folder/apt"'"
    [ "$1" != install ] || { '"$1"'; }'
}

test_apt_installs_what_is_missing() {
  jdk "$folder/new" 21
  made_maven
  mv "$bin/mvn" "$folder/mvn"
  root_with_apt "ln -s '$folder/new/bin/java' '$bin/java'; cp '$folder/mvn' '$bin/mvn'"
  the experiment list
  expect_status 7
  # The first alternative is not to be had here.
  grep -q 'install.* openjdk-21-jdk-headless .*maven$' "$folder/apt" || wrong "$(cat "$folder/apt")"
}

# Debian's JDKs from 21 on install without the libraries that they draw text with.
test_jdk_that_cannot_draw_text() {
  jdk "$folder/new" 21
  ln -s "$folder/new/bin/java" "$bin/java"
  made_maven
  made fc-list 'echo DejaVu'
  made ldd 'echo "  libharfbuzz.so.0 => not found"; echo "  libjvm.so => not found"'
  the run --setup
  expect_complaint "harfbuzz" "cannot install them here"
}

test_ordinary_user_is_told_all_that_is_missing() {
  made apt-get ':'
  made apt-cache ':'
  no_debian_python
  the run --setup
  expect_complaint "needs JDK 17 or newer, found none" \
    "sudo apt-get install openjdk-17-jdk-headless libfreetype6 libharfbuzz0b maven jupyter-notebook" fontconfig
  expect_status 1
}

test_apt_without_network() {
  root_with_apt 'echo "E: Failed to fetch: Temporary failure resolving" >&2; exit 100'
  the experiment list
  expect_complaint "apt-get reaches no network"
}

test_apt_without_network_and_lists() {
  root_with_apt :
  made apt-get '[ "$1" = install ] && { echo "E: Unable to locate package maven" >&2; exit 100; }
    echo "W: Temporary failure resolving a name" >&2'
  the experiment list
  expect_complaint "apt-get reaches no network"
}

test_full_disk_while_installing() {
  root_with_apt 'echo "write error: No space left on device" >&2; exit 100'
  the experiment list
  expect_complaint "the disk is full"
}

test_nearly_full_disk_before_installing() {
  root_with_apt 'exit 0'
  rm "$bin/df"
  made df 'echo header; echo "/dev/x 100000 90000 10240 90% /"'
  the experiment list
  expect_complaint "the disk is nearly full" "found 10 MB"
  expect_no_file "$folder/apt"
}

# Debian's Python is looked for by its full path; here there is none.
no_debian_python() {
  local file=$copy/environment/setup/tools.sh
  sed 's|/usr/bin/python3|/nonexistent/python3|' "$file" >"$file.new" && mv "$file.new" "$file"
}

made_kernel() {
  mkdir -p "$copy/environment/kernel"
  printf '#!/usr/bin/env bash\nmkdir -p "$1/lib"; echo "{}" >"$1/kernel.json"; echo made >"$1/stamp"\n' >"$copy/environment/kernel/install"
  chmod +x "$copy/environment/kernel/install"
}
