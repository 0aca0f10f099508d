# shellcheck shell=bash
# Shared by run, test and experiment, which source it: where things are, what is said, how a run
# ends, and the lock. Keeps to bash 3.2, which macOS has.

set -u
unset CDPATH

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P) || exit 1
# Everything the set-up makes goes here, and nowhere else but Maven's repository (see tools.sh).
local_dir=$root/environment/.local
command_name=environment/$(basename "$0")
child=
locked=

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE: what is missing or wrong, in one line, as the last thing said.
fail() {
  say "$command_name: $*"
  exit 1
}

# The same for a request that makes no sense.
misuse() {
  say "$command_name: $*"
  exit 2
}

# Whatever is made is made under tmp.PID and moved into place when it is complete, so that an
# interrupted run leaves nothing that a later one could take for finished.
interrupted() {
  trap '' INT TERM HUP
  if [ -n "$child" ]; then
    kill -TERM -- "-$child" 2>/dev/null
    wait "$child" 2>/dev/null
  fi
  say "$command_name: interrupted; start it again to go on"
  exit 130
}

trap unlock EXIT
trap interrupted INT TERM HUP

# The child runs in the background, so that the traps above act at once and not after it has ended,
# and in a process group of its own (set -m), so that what it has started ends with it.
supervised() {
  set -m
  "$@" &
  awaited $!
}

# logged NAME COMMAND...: the output of COMMAND goes to a log file, which $log names.
logged() {
  log=$local_dir/log/$1.log
  shift
  mkdir -p "$local_dir/log"
  set -m
  "$@" >"$log" 2>&1 </dev/null &
  awaited $!
}

awaited() {
  child=$1
  set +m
  wait "$child"
  local status=$?
  child=
  return $status
}

writable_local_dir() {
  { mkdir -p "$local_dir" && [ -w "$local_dir" ]; } 2>/dev/null \
    || fail "cannot write to $local_dir (owner: $(owner_of "$local_dir"))"
}

owner_of() {
  local path=$1
  while [ ! -e "$path" ]; do path=$(dirname "$path"); done
  # shellcheck disable=SC2012 # one known path; stat's options differ between systems
  ls -ld "$path" | awk '{ print $3 }'
}

# One set-up of a folder at a time. A lock of flock ends with the processes that hold it; where
# flock is missing (macOS) a symbolic link with the owner's process number stands in for it.
lock() {
  writable_local_dir
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$local_dir/lock"
    if ! flock -n 9; then
      say "another set-up of this folder is at work; waiting for it"
      supervised flock 9 || fail "cannot lock $local_dir/lock"
    fi
  else
    local holder told=
    until ln -s $$ "$local_dir/lock.owner" 2>/dev/null; do
      holder=$(readlink "$local_dir/lock.owner")
      if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
        rm -f "$local_dir/lock.owner"
      else
        [ -n "$told" ] || say "another set-up of this folder is at work; waiting for it"
        told=yes
        sleep 1
      fi
    done
  fi
  locked=yes
  rm -rf "$local_dir"/tmp.*
  mkdir -p "$local_dir/tmp.$$"
}

unlock() {
  [ -n "$locked" ] || return 0
  locked=
  rm -rf "$local_dir/tmp.$$"
  if command -v flock >/dev/null 2>&1; then
    exec 9>&-
  else
    rm -f "$local_dir/lock.owner"
  fi
}

# fingerprint PATH...: a checksum of the names and contents of the files below, relative to $root.
fingerprint() {
  (
    cd "$root" || exit 1
    find "$@" -name target -prune -o -type f ! -name '.*' ! -name '*~' ! -name '#*' -print \
      | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum | tr -s ' \t' '-'
  )
}

# Follows the symbolic links of a file (readlink -f is missing on older macOS).
resolved() {
  local path=$1 link
  while [ -L "$path" ]; do
    link=$(readlink "$path")
    case $link in
      /*) path=$link ;;
      *) path=$(dirname "$path")/$link ;;
    esac
  done
  printf '%s\n' "$path"
}
