# shellcheck shell=bash
# Builds what the sources have changed: the library's jar beside the jars it needs, and the folder
# that describes the kernel to Jupyter. Both are named by a checksum of their sources, made apart
# and moved into place, and never changed afterwards: whoever runs from one keeps it.

mathjax_version=3.2.2
# By its full name: where Maven cannot fetch it, it then says why, not that it knows no such plugin.
dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin
builds_kept=4

# Sets library to the folder of the jars.
need_library() {
  library=$local_dir/library/$(fingerprint pom.xml lib) || fail "cannot read the sources in $root"
  [ ! -d "$library" ] || return 0
  need library
  lock
  [ -d "$library" ] || build_library
  unlock
}

build_library() {
  local dependencies jar new=$local_dir/tmp.$$/library
  dependencies=$local_dir/dependencies/$(fingerprint pom.xml)
  mkdir -p "$new" "$local_dir/library" "$local_dir/dependencies"
  say "building the library (log: $local_dir/log/library.log)"
  # Maven goes by the times of files; this is to be a build of the contents.
  rm -rf "$root/target/classes" "$root"/target/critical-diffusion-*.jar
  if [ ! -d "$dependencies" ]; then
    run_maven library package "$dependency_plugin":copy-dependencies \
      -DincludeScope=runtime "-DoutputDirectory=$new"
    mv "$new" "$dependencies" || fail "cannot write to $local_dir/dependencies"
    mkdir "$new"
  else
    run_maven library package
  fi
  linked "$dependencies" "$new"
  jar=$(find "$root/target" -maxdepth 1 -name 'critical-diffusion-*.jar' \
    ! -name '*-sources.jar' ! -name '*-javadoc.jar' ! -name '*-tests.jar' ! -name '*-kernel.jar')
  cp "$jar" "$new/critical-diffusion.jar" || fail "the build made no jar in $root/target"
  mv "$new" "$library" || fail "cannot write to $local_dir/library"
  forget_old "$local_dir/library"
  forget_old "$local_dir/dependencies"
}

# Before what makes the Javadoc: Maven's plugin ends the path of a folder at its first comma.
need_no_comma() {
  case $root in *,*) fail "the Javadoc cannot be made where a path has a comma, as $root has; move or rename the folder" ;; esac
}

# The tests and the formatter are for environment/test; here only the jar is wanted.
run_maven() {
  local name=$1
  shift
  logged "$name" "$maven" -B -q -f "$root/pom.xml" \
    -Dmaven.test.skip=true -Dspotless.check.skip=true "$@" \
    || build_failed "the library" "$local_dir/log/$name.log"
}

build_failed() {
  if grep -q -i 'no space left' "$2"; then
    fail "the disk is full: $1 could not be built (log: $2)"
  elif grep -q 'PKIX path building failed\|unable to find valid certification path' "$2"; then
    fail "the JDK at $JAVA_HOME does not trust the certificate of the server that Maven fetches from; does a proxy open connections here? Then give its certificate to this JDK with keytool -importcert -cacerts (log: $2)"
  elif no_network "$2" || grep -q 'Could not resolve dependencies\|could not be resolved' "$2"; then
    fail "Maven reaches no network, which the first build of $1 needs (log: $2)"
  fi
  grep -E '^\[ERROR\]|error:' "$2" | head -n 10 >&2
  fail "$1 could not be built (log: $2)"
}

# Hard links, as the jars are large and never changed; copies where the file system has no links.
linked() {
  local file
  for file in "$1"/*; do
    ln -f "$file" "$2/" 2>/dev/null || cp "$file" "$2/" || fail "cannot write to $2"
  done
}

# Keeps the newest builds, which running programs may be using.
forget_old() {
  local old
  # shellcheck disable=SC2012 # the names are checksums
  ls -t "$1" | tail -n +$((builds_kept + 1)) | while IFS= read -r old; do
    rm -rf "${1:?}/$old"
  done
}

# Registers the kernel under the name java in the project's own Jupyter folder. The description there
# names the folder of the build, so that running kernels keep theirs when a newer one is registered.
need_kernel() {
  local described registered=$local_dir/jupyter/data/kernels/java/kernel.json
  kernel=$local_dir/kernel/$(fingerprint pom.xml lib environment/kernel)-$(printf '%s' "$JAVA_HOME" | cksum | cut -d ' ' -f 1)
  described=$(cat "$registered" 2>/dev/null)
  case $described in *"$kernel/"*) [ ! -s "$kernel/stamp" ] || return 0 ;; esac
  lock
  [ -s "$kernel/stamp" ] || build_kernel
  "$python" - "$kernel" "$local_dir/tmp.$$/java" <<'PYTHON' || fail "cannot describe the kernel in $kernel"
import json, os, sys
folder, new = sys.argv[1:]
with open(os.path.join(folder, "kernel.json"), encoding="utf-8") as file:
    spec = json.load(file)
spec["argv"] = [word.replace("{resource_dir}", folder) for word in spec["argv"]]
os.mkdir(new)
with open(os.path.join(new, "kernel.json"), "w", encoding="utf-8") as file:
    json.dump(spec, file, indent=1, ensure_ascii=False)
PYTHON
  mkdir -p "$(dirname "$registered")"
  mv -f "$local_dir/tmp.$$/java/kernel.json" "$registered" \
    || fail "cannot register the kernel in $registered"
  unlock
}

# At its final place: the archive of classes that speeds up its start holds for that place only. The
# stamp is written last.
build_kernel() {
  say "building the kernel (log: $local_dir/log/kernel.log)"
  mkdir -p "$local_dir/kernel"
  logged kernel "$root/environment/kernel/install" "$kernel" --library "$library" \
    || build_failed "the kernel" "$local_dir/log/kernel.log"
  forget_old "$local_dir/kernel"
}

# MathJax as one file, to be put into the pages so that they show formulas without a network.
need_mathjax() {
  local new
  mathjax=$local_dir/mathjax-$mathjax_version.js
  [ ! -s "$mathjax" ] || return 0
  lock
  new=$local_dir/tmp.$$/mathjax
  run_maven mathjax "$dependency_plugin":copy "-Dartifact=org.webjars.npm:mathjax:$mathjax_version" \
    "-DoutputDirectory=$new"
  (cd "$new" && "$JAVA_HOME/bin/jar" xf "mathjax-$mathjax_version.jar")
  mv "$new/META-INF/resources/webjars/mathjax/$mathjax_version/es5/tex-svg-full.js" "$mathjax" \
    || fail "cannot write to $mathjax"
  unlock
}

# Jupyter's folders, all inside .local: nothing in the user's home is read or written.
use_jupyter() {
  local jupyter=$local_dir/jupyter
  mkdir -p "$jupyter/config" "$jupyter/data" "$jupyter/runtime" \
    || fail "cannot write to $local_dir (owner: $(owner_of "$local_dir"))"
  # Jupyter writes its token there, also to a file that any user may read.
  [ ! -O "$jupyter/runtime" ] || chmod 700 "$jupyter/runtime" || fail "cannot protect $jupyter/runtime"
  export JUPYTER_CONFIG_DIR=$jupyter/config JUPYTER_DATA_DIR=$jupyter/data
  export JUPYTER_RUNTIME_DIR=$jupyter/runtime
  export IPYTHONDIR=$local_dir/ipython MPLCONFIGDIR=$local_dir/matplotlib
  export PYTHONDONTWRITEBYTECODE=1
  # For what looks for a Python with Jupyter itself; last, as conda's folder has a java too.
  case $python in "$local_dir"/*) PATH=$PATH:$(dirname "$python") ;; esac
}

# Everything the notebooks need.
need_notebooks() {
  need notebooks
  need_library
  use_jupyter
  need_kernel
  need_mathjax
}
