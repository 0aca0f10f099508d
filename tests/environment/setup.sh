# shellcheck shell=bash
# shellcheck disable=SC2016 # what the made-up tools are to expand is quoted
# Building, locking, interrupting; requests that make no sense.

with_tools() {
  jdk "$folder/new" 17.0.1
  ln -s "$folder/new/bin/java" "$bin/java"
  made_maven "${1:-}"
}

test_experiment_passes_arguments_and_status_on() {
  with_tools
  the experiment "two words" --out "a folder"
  expect_status 7
  expect_output "started in $folder/elsewhere: two words --out a folder"
}

test_second_start_builds_nothing() {
  with_tools
  the experiment list
  expect_calls 1
  touch "$copy/lib/A.java"
  rm "$bin/mvn"
  the experiment list
  expect_status 7
  expect_calls 1
}

test_changed_added_and_removed_sources_are_built() {
  with_tools
  the experiment list
  echo "class A { int a; }" >"$copy/lib/A.java"
  the experiment list
  expect_calls 2
  echo "class B {}" >"$copy/lib/B.java"
  the experiment list
  expect_calls 3
  rm "$copy/lib/B.java"
  the experiment list
  expect_calls 3 # the build of before is still there
}

test_symbolic_link_to_a_command() {
  with_tools
  ln -s "$copy/environment/experiment" "$folder/link one"
  ln -s "link one" "$folder/link two"
  (cd / && env -i HOME="$home" PATH="$bin" CRITICAL_DIFFUSION_JVMS='' "$folder/link two" list) \
    >"$folder/out" 2>"$folder/err"
  status=$?
  expect_status 7
}

test_comma_in_the_path() {
  mv "$copy" "$folder/one, two"
  copy="$folder/one, two"
  with_tools
  the test build
  expect_complaint "Javadoc" "comma" "$copy"
  the release
  expect_complaint "comma"
  expect_calls 0
  the experiment list # which needs no Javadoc
  expect_status 7
}

test_clean_home_stays_clean() {
  with_tools 'echo "$@" >>"'"$folder/maven.words"'"'
  the experiment list
  [ -z "$(ls -A "$home")" ] || wrong "expected an untouched home"
  grep -q -F -e "-Dmaven.repo.local=$copy/environment/.local/m2" "$folder/maven.words" \
    || wrong "expected a repository of the project's own"
}

test_maven_repository_of_the_user_is_used() {
  with_tools 'echo "$@" >>"'"$folder/maven.words"'"'
  mkdir "$home/.m2"
  the experiment list
  expect_status 7
  ! grep -q maven.repo.local "$folder/maven.words" || wrong "expected the user's repository"
}

test_build_without_network() {
  with_tools 'echo "[ERROR] Could not transfer artifact x from y: Unknown host"; exit 1'
  the experiment list
  expect_status 1
  expect_complaint "reaches no network" "first build"
}

test_build_behind_a_proxy_that_java_does_not_trust() {
  with_tools 'echo "[ERROR] Could not transfer artifact x: PKIX path building failed"; exit 1'
  the experiment list
  expect_complaint "does not trust the certificate" "keytool"
}

test_sources_that_do_not_compile() {
  with_tools 'echo "[ERROR] A.java:[1,7] error: reached end of file"; exit 1'
  the experiment list
  expect_status 1
  expect_output "A.java:[1,7]"
  expect_complaint "the library could not be built"
}

test_full_disk_while_building() {
  with_tools 'echo "java.io.IOException: No space left on device"; exit 1'
  the experiment list
  expect_complaint "the disk is full"
}

test_folder_that_cannot_be_written() {
  with_tools
  echo "a file in the way" >"$copy/environment/.local"
  the experiment list
  expect_status 1
  expect_complaint "cannot write to $copy/environment/.local"
}

# interrupt SIGNAL: starts an experiment whose build hangs, and sends it the signal.
interrupt() {
  local pid waited=0
  with_tools 'sleep 30 & echo $! >"'"$folder/hanging"'"; wait'
  # Job control gives the command a process group and the usual handling of SIGINT.
  set -m
  the experiment list &
  pid=$!
  set +m
  while [ ! -s "$folder/hanging" ]; do
    sleep 0.1
    [ $((waited += 1)) -lt 100 ] || wrong "Maven was not started"
  done
  kill "-$1" -- "-$pid"
  wait "$pid"
  status=130 # of the script, which the wrapper around it does not outlive
  waited=0
  while ! grep -q interrupted "$folder/err"; do
    sleep 0.1
    [ $((waited += 1)) -lt 100 ] || wrong "expected the script to say that it was interrupted"
  done
  while ps -o stat= -p "$(cat "$folder/hanging")" | grep -q '^[^Z]'; do
    sleep 0.1
    [ $((waited += 1)) -lt 100 ] || wrong "expected what Maven started to have ended"
  done
  expect_complaint "interrupted"
  [ -z "$(ls -A "$copy/environment/.local/library" 2>/dev/null)" ] || wrong "expected no build"
  made_maven
  the experiment list
  expect_status 7
  [ -z "$(find "$copy/environment/.local" -name 'tmp.*')" ] || wrong "expected no rests"
}

test_interrupted_build() { interrupt INT; }
test_terminated_build() { interrupt TERM; }

# Killed outright, a set-up cannot tidy up; the next one does.
test_killed_build() {
  with_tools 'kill -9 $PPID; exit 1'
  the experiment list
  made_maven
  the experiment list
  expect_status 7
  [ -z "$(find "$copy/environment/.local" -name 'tmp.*')" ] || wrong "expected no rests"
}

two_at_a_time() {
  local other
  with_tools 'sleep 1'
  (the experiment first && expect_status 7) &
  other=$!
  folder_of_two=$folder
  (
    mkdir -p "$folder/two" && cd "$folder/two" || exit 1
    env -i HOME="$home" PATH="$bin" CRITICAL_DIFFUSION_JVMS='' "$copy/environment/experiment" second
  ) >"$folder_of_two/out2" 2>"$folder_of_two/err2"
  status=$?
  expect_status 7
  wait "$other" || true
  expect_calls 1
  expect_output "started in $folder/elsewhere:"
  grep -q "started in $folder/two:" "$folder/out2" || wrong "expected the second to have run"
}

test_two_at_the_same_time() { two_at_a_time; }

test_two_at_the_same_time_without_flock() {
  rm -f "$bin/flock"
  two_at_a_time
}

test_lock_of_a_dead_process_is_taken_over() {
  rm -f "$bin/flock"
  with_tools
  mkdir -p "$copy/environment/.local"
  ln -s 99999999 "$copy/environment/.local/lock.owner"
  the experiment list
  expect_status 7
  expect_no_file "$copy/environment/.local/lock.owner"
}

test_port_in_use() {
  local python port
  python=$(PATH=$path_outside type -P python3) || return 0
  "$python" -c '
import socket, sys, time
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
print(s.getsockname()[1], flush=True); time.sleep(20)' >"$folder/port" 2>/dev/null &
  local listener=$!
  while [ ! -s "$folder/port" ]; do sleep 0.1; done
  port=$(cat "$folder/port")
  the run --port "$port"
  kill "$listener"
  expect_status 1
  expect_complaint "port $port is in use" "--port"
}

test_ports_that_are_none() {
  local port
  for port in 0 65536 abc '' -1 123456; do
    the run --port "$port"
    expect_status 2
    expect_complaint "--port wants a number from 1 to 65535"
  done
  the run --port
  expect_status 2
  expect_complaint "--port wants a value"
}

test_unknown_notebook() {
  echo '{}' >"$copy/notebooks/00-start.ipynb"
  the run --headless 99-end
  expect_status 2
  expect_complaint "no notebook 99-end" "there are: 00-start"
}

test_unknown_option() {
  the run --hedless
  expect_status 2
  expect_complaint "no option --hedless"
  the test everything
  expect_status 2
  expect_complaint "no group everything" "notebooks"
  the run -p a=1
  expect_status 2
  expect_complaint "-p goes with --headless"
}

test_help_needs_nothing() {
  the run --help
  expect_status 0
  expect_output "--headless"
}

test_scripts_are_clean() {
  PATH=$path_outside
  type -P shellcheck >/dev/null || { echo "no shellcheck"; return 0; }
  cd "$repository/environment" || return 1
  shellcheck -x run test experiment setup/*.sh ../.ci/run && shellcheck -e SC2154,SC2034 ../tests/environment/run ../tests/environment/*.sh
}
