# shellcheck shell=bash
# shellcheck disable=SC2016 # what the made-up tools are to expand is quoted
# How environment/test counts.

# A project in which everything is there, and whose groups of tests say what they are told to.
with_groups() {
  local local_dir=$copy/environment/.local
  with_tools '
    reports="'"$copy"'/target/surefire-reports"; mkdir -p "$reports"
    case "$*" in *verify*)
      echo "<testsuite name=\"a\" time=\"1\" tests=\"12\" errors=\"1\" skipped=\"2\" failures=\"'"$1"'\">" >"$reports/TEST-a.xml"
      echo "<testsuite name=\"b\" tests=\"3\" errors=\"0\" skipped=\"0\" failures=\"0\">" >"$reports/TEST-b.xml"
      exit '"$2"' ;; esac'
  made fc-list 'echo DejaVu'
  made tee 'cat >"$1"; cat "$1"'
  made python3 'case "$*" in
    "- "*) mkdir "$3"; echo "{}" >"$3/kernel.json" ;; # describes the kernel
    *--test*) '"$3"' ;; esac'
  no_debian_python
  made_kernel
  mkdir -p "$local_dir" "$copy/tests/environment"
  echo script >"$local_dir/mathjax-3.2.2.js"
  echo '{}' >"$copy/notebooks/00-start.ipynb"
  printf '#!/usr/bin/env bash\n%s\n' "$4" >"$copy/environment/kernel/check"
  printf '#!/usr/bin/env bash\n%s\n' "$5" >"$copy/tests/environment/run"
  mkdir -p "$copy/tests/consumer"
  printf '#!/usr/bin/env bash\necho "1 passed, 0 failed"\n' \
    | tee "$copy/tests/release" >"$copy/tests/consumer/check"
  chmod +x "$copy/tests/release" "$copy/tests/consumer/check" "$copy/environment/kernel/check" "$copy/tests/environment/run"
}

expect_sum() { [ "$(tail -n 1 "$folder/out")" = "$1" ] || wrong "expected the last line '$1'"; }

test_sum_of_all_groups() {
  with_groups 0 0 'echo "4 passed, 0 failed"' 'echo fine' 'echo "5 passed, 0 failed"'
  sed 's/errors=\\"1/errors=\\"0/' "$bin/mvn" >"$bin/mvn.new" && mv "$bin/mvn.new" "$bin/mvn" && chmod +x "$bin/mvn"
  the test
  expect_status 0
  # 10 + 3 tests and the build; the kernel as one; the closing lines of the others.
  expect_sum "26 passed, 0 failed"
}

test_failures_of_all_groups_are_summed() {
  with_groups 2 0 'echo "3 passed, 1 failed"; exit 1' 'exit 1' 'echo "2 passed, 2 failed"; exit 1'
  the test
  expect_status 1
  expect_sum "$((12 - 3 - 2 + 3 + 1 + 2 + 3 + 2)) passed, $((3 + 1 + 1 + 2)) failed"
}

test_failed_build_counts() {
  with_groups 0 1 'exit 0' 'exit 0' 'exit 0'
  the test build
  expect_status 1
  expect_sum "12 passed, 2 failed" # the error in the report, and the build
}

test_group_that_fails_after_its_closing_line() {
  with_groups 0 0 'exit 0' 'exit 0' 'echo "5 passed, 0 failed"; exit 1'
  the test environment
  expect_status 1
  expect_sum "5 passed, 1 failed"
}

test_no_test_at_all_is_a_failure() {
  with_groups 0 0 'exit 0' 'exit 0' 'exit 0'
  rm "$copy/notebooks/00-start.ipynb"
  the test notebooks
  expect_status 1
}
