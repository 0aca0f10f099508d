# shellcheck shell=bash
# Finds the JDK, Maven and a Python that has Jupyter. Finding never installs: install.sh does.

java_wanted=17
# Where JDKs stand that are not on the PATH; CRITICAL_DIFFUSION_JVMS replaces the list.
jvm_folders=${CRITICAL_DIFFUSION_JVMS-/usr/lib/jvm/*:/Library/Java/JavaVirtualMachines/*/Contents/Home:/opt/homebrew/opt/openjdk*:/usr/local/opt/openjdk*:${HOME:-/nonexistent}/.sdkman/candidates/java/*}

# java_major HOME: 17 for 17.0.15, 8 for 1.8.0_402; empty when there is no java.
java_major() {
  local version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release")
  elif [ -x "$1/bin/java" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  version=${version#1.}
  printf '%s\n' "${version%%[!0-9]*}"
}

# complete PREFIX: whether a conda or Python environment of ours was finished, at this very path. Such
# an environment knows its own path, so it cannot be made elsewhere and moved like all else.
complete() { [ "$(cat "$1/.complete" 2>/dev/null)" = "$1" ]; }

# Sets java_home when HOME is a JDK that will do; otherwise says in java_found what it is.
try_jdk() {
  local major
  [ -x "$1/bin/java" ] || return 1
  major=$(java_major "$1")
  if [ -z "$major" ]; then
    java_found=${java_found:-"one of unknown version at $1"}
  elif [ "$major" -lt $java_wanted ]; then
    java_found=${java_found:-"$major at $1"}
  elif [ ! -x "$1/bin/javac" ]; then
    java_found=${java_found:-"a run-time environment $major without compiler at $1"}
  else
    java_home=$1
    java_release=$major
    return 0
  fi
  return 1
}

# The folder of the java on the PATH; a launcher that is not inside a JDK (a shim, macOS's
# /usr/bin/java) is asked.
java_home_on_path() {
  local java home
  java=$(type -P java) || return 1
  home=$(dirname "$(dirname "$(resolved "$java")")")
  if [ ! -r "$home/release" ]; then
    home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    [ -n "$home" ] || home=$(dirname "$(dirname "$java")")
  fi
  printf '%s\n' "$home"
}

# find_jdk: JAVA_HOME, else the java on the PATH, else the folders where JDKs are kept.
find_jdk() {
  local home IFS
  java_home=''
  java_release=''
  java_found=''
  if [ -n "${JAVA_HOME:-}" ]; then
    try_jdk "$JAVA_HOME" && return 0
    fail "needs JDK $java_wanted or newer, found ${java_found:-no java at $JAVA_HOME} (JAVA_HOME says so; unset it or set it to a JDK)"
  fi
  home=$(java_home_on_path) && try_jdk "$home" && return 0
  complete "$local_dir/conda" && try_jdk "$local_dir/conda/lib/jvm" && return 0
  IFS=:
  # shellcheck disable=SC2086 # the list is split at colons and its patterns are expanded
  set -- $jvm_folders
  for home in "$@"; do
    try_jdk "$home" && return 0
  done
  return 1
}

use_jdk() {
  export JAVA_HOME=$java_home
  PATH=$JAVA_HOME/bin:$PATH
}

find_maven() {
  local found
  found=$(
    type -aP mvn
    [ -z "${MAVEN_HOME:-}" ] || printf '%s\n' "$MAVEN_HOME/bin/mvn"
    ! complete "$local_dir/conda" || printf '%s\n' "$local_dir/conda/bin/mvn"
  )
  while IFS= read -r maven; do
    # The script of use_maven, on the PATH when one command of ours has started another, is not it.
    [ "$maven" != "$local_dir/bin/mvn" ] && [ -x "$maven" ] && return 0
  done <<<"$found"
  return 1
}

# Maven's repository: the user's own where there is one, so that nothing is fetched twice; else one
# in .local, so that a clean home stays clean. `mvn` on the PATH of whatever the set-up starts is
# then a script that says so (MAVEN_OPTS cannot hold a path with spaces).
use_maven() {
  if [ ! -d "$local_dir/m2" ]; then
    case "${MAVEN_OPTS:-} ${MAVEN_ARGS:-}" in *-Dmaven.repo.local=*) return 0 ;; esac
    [ ! -d "${HOME:-/nonexistent}/.m2" ] || return 0
    mkdir -p "$local_dir/m2"
  fi
  mkdir -p "$local_dir/bin"
  printf '#!/bin/sh\nexec %s %s "$@"\n' \
    "$(quoted "$maven")" "$(quoted "-Dmaven.repo.local=$local_dir/m2")" >"$local_dir/bin/mvn.$$"
  chmod +x "$local_dir/bin/mvn.$$"
  mv -f "$local_dir/bin/mvn.$$" "$local_dir/bin/mvn"
  maven=$local_dir/bin/mvn
  PATH=$local_dir/bin:$PATH
}

quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

# has_modules PYTHON MODULE...
has_modules() {
  local python=$1
  shift
  [ -x "$python" ] && "$python" -c '
import importlib.util, sys
sys.exit(any(importlib.util.find_spec(name) is None for name in sys.argv[1:]))' "$@" 2>/dev/null
}

# A python3 on the PATH often is not the one whose packages hold Jupyter (pyenv beside Debian's), so
# every candidate is asked. Sets python and front_end (notebook or jupyterlab).
find_jupyter() {
  local candidate candidates prefix
  candidates=$(
    for prefix in "$local_dir/conda" "$local_dir/python"; do
      ! complete "$prefix" || printf '%s\n' "$prefix/bin/python"
    done
    type -aP python3 python
    printf '%s\n' /usr/bin/python3
  )
  while IFS= read -r candidate; do
    has_modules "$candidate" nbclient nbconvert nbformat jupyter_client || continue
    for front_end in notebook jupyterlab; do
      if has_modules "$candidate" $front_end; then
        python=$candidate
        return 0
      fi
    done
  done <<<"$candidates"
  return 1
}

# Java draws text only with at least one font, and with the libraries that Debian's JDK takes from the
# system (from Debian 13 on as mere recommendations); a bare container has neither.
find_fonts() {
  [ "$(uname)" = Linux ] || return 0
  [ -n "$(fc-list 2>/dev/null | head -n 1)" ] || return 1
  ! ldd "$java_home/lib/libfontmanager.so" 2>/dev/null | grep -q 'lib\(freetype\|harfbuzz\).*not found'
}

# Sets java_options for programs of the library on the JDK found.
java_options() {
  java_options=(-Djava.awt.headless=true)
  # From JDK 24 on a library that loads native code is warned about unless this is given.
  [ "$java_release" -lt 24 ] || java_options+=(--enable-native-access=ALL-UNNAMED)
}
