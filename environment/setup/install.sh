# shellcheck shell=bash
# Installs what tools.sh does not find: as root on Debian through apt-get, else through conda where
# there is one, else Jupyter (only) with python3 -m venv and pip.

apt_packages=$root/environment/apt.txt
free_wanted=1500 # MB, for a first set-up; a set-up that is up to date is not checked

# need library: JDK and Maven. need notebooks: also Jupyter and a font. Leaves java_home, maven,
# python and front_end set and exported for what comes after.
need() {
  find_missing "$1"
  if [ -n "$missing" ]; then
    lock
    find_missing "$1"
    if [ -n "$missing" ]; then
      # shellcheck disable=SC2086 # a list of words
      install_missing $missing
      find_missing "$1"
      [ -z "$missing" ] || fail "still lacks$missing after the installation; see $log"
    fi
    unlock
  fi
  use_jdk
  use_maven
}

find_missing() {
  missing=
  find_jdk || missing="$missing jdk"
  find_maven || missing="$missing maven"
  [ "$1" = notebooks ] || return 0
  find_jupyter || missing="$missing jupyter"
  find_fonts || missing="$missing fonts"
}

install_missing() {
  local what=$* conda
  if [ "$(id -u)" = 0 ] && type -P apt-get >/dev/null; then
    enough_space /var/cache/apt
    install_with_apt "$@"
  elif conda=$(type -P conda || type -P mamba || type -P micromamba); then
    enough_space "$local_dir"
    install_with_conda
  else
    case " $what " in *" jdk "*)
      fail "needs JDK $java_wanted or newer, found ${java_found:-none}, and cannot install it here (neither root on Debian nor conda): $(advice "$@")" ;;
    esac
    case " $what " in *" maven "*)
      fail "needs Maven 3.6.3 or newer, found none, and cannot install it here (neither root on Debian nor conda): $(advice "$@")" ;;
    esac
    case " $what " in *" fonts "*)
      fail "needs a font, fontconfig, and the libraries freetype and harfbuzz, does not find them all, and cannot install them here: $(advice "$@")" ;;
    esac
    enough_space "$local_dir"
    install_with_pip
  fi
}

# advice WHAT...: how to install all of it at once.
advice() {
  local what names=
  if type -P apt-get >/dev/null; then
    # shellcheck disable=SC2046 # a list of words
    echo "sudo apt-get install" $(apt_names "$@")
  elif type -P brew >/dev/null; then
    for what in "$@"; do
      case $what in jdk) names="$names openjdk" ;; jupyter) names="$names jupyterlab" ;; *) names="$names $what" ;; esac
    done
    echo "brew install$names"
  else
    echo "install it, or install conda, and start again"
  fi
}

enough_space() {
  local folder=$1 free
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  free=$(df -Pk "$folder" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
  [ -z "$free" ] || [ "$free" -ge $free_wanted ] \
    || fail "the disk is nearly full: needs $free_wanted MB free in $folder, found $free MB"
}

# apt.txt: a line is WHAT: PACKAGE..., where A|B|C stands for the first of them that there is.
apt_names() {
  local what alternatives name names=
  for what in "$@"; do
    # shellcheck disable=SC2013 # words are wanted
    for alternatives in $(sed -n "s/^$what: *//p" "$apt_packages"); do
      for name in ${alternatives//|/ }; do
        if apt-cache show "$name" >/dev/null 2>&1; then break; fi
        name=${alternatives%%|*}
      done
      names="$names $name"
    done
  done
  echo "$names"
}

install_with_apt() {
  local names
  export DEBIAN_FRONTEND=noninteractive
  # A run that was interrupted may have left packages unpacked but not configured.
  logged dpkg dpkg --configure -a || installation_failed dpkg
  # A source of the machine's own that cannot be reached is no reason to stop: what matters is
  # whether the packages can be installed.
  logged apt-update apt-get update -q || true
  names=$(apt_names "$@")
  say "installing$names (log: $local_dir/log/apt-install.log)"
  # shellcheck disable=SC2086 # a list of words
  logged apt-install apt-get install -y -q --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 $names || installation_failed apt-get
}

install_with_conda() {
  local prefix=$local_dir/conda
  say "making a conda environment in $prefix (log: $local_dir/log/conda.log)"
  # For conda, and for mamba and micromamba; the option -y is not known to all of their versions.
  export CONDA_ALWAYS_YES=true MAMBA_ALWAYS_YES=true
  if complete "$prefix"; then
    logged conda "$conda" env update -q -p "$prefix" -f "$root/environment/environment.yml" \
      || installation_failed conda
  else
    rm -rf "$prefix"
    logged conda "$conda" env create -q -p "$prefix" -f "$root/environment/environment.yml" \
      || installation_failed conda
    echo "$prefix" >"$prefix/.complete"
  fi
}

install_with_pip() {
  local python3 prefix=$local_dir/python
  python3=$(type -P python3) \
    || fail "needs Python 3.8 or newer with venv for Jupyter, found no python3: $(advice jupyter)"
  say "installing Jupyter in $prefix (log: $local_dir/log/pip.log)"
  rm -rf "$prefix"
  logged venv "$python3" -m venv "$prefix" \
    || fail "needs Python's venv module to install Jupyter (on Debian: sudo apt-get install python3-venv, or $(advice jupyter)); see $log"
  logged pip "$prefix/bin/python" -m pip install --disable-pip-version-check --no-input \
    -r "$root/environment/requirements.txt" || installation_failed pip
  echo "$prefix" >"$prefix/.complete"
}

# installation_failed TOOL: the reason in one line, from the log.
installation_failed() {
  tail -n 5 "$log" >&2
  if grep -q -i 'no space left' "$log"; then
    fail "the disk is full: $1 could not write (log: $log)"
  # Without its lists apt-get knows no package; that it could not fetch them is in another log.
  elif no_network "$log" || { [ "$1" = apt-get ] && no_network "$local_dir/log/apt-update.log"; }; then
    fail "$1 reaches no network, which a first set-up needs (log: $log)"
  else
    fail "$1 could not install what is missing (log: $log)"
  fi
}

no_network() {
  grep -q -i -E 'temporary failure (in name )?resol|could not resolve|unknown host|name or service not known|network is unreachable|connection refused|no route to host|timed out|failed to establish a new connection|CondaHTTPError|ConnectionError|Could not transfer artifact|(Cannot|Could not) connect' "$1"
}
