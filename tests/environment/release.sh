# shellcheck shell=bash
# shellcheck disable=SC2016 # what the made-up tools are to expand is quoted
# environment/release: what it refuses, and how its files appear. That its bytes can be made again is the
# matter of tests/release.

releasable() {
  ln -s "$(type -P git)" "$bin/git"
  local tool
  for tool in tar mktemp sha256sum; do ln -s "$(type -P $tool)" "$bin/$tool"; done
  printf '<project>\n  <version>1.2</version>\n</project>\n' >"$copy/pom.xml"
  printf '# Changelog\n\n## 1.2\n\nAll new.\n' >"$copy/CHANGELOG.md"
  printf 'version: 1.2\n' >"$copy/CITATION.cff"
  echo licence >"$copy/LICENSE"
  echo notice >"$copy/NOTICE"
  printf 'environment/.local/\nresults/\n' >"$copy/.gitignore"
  git -C "$copy" init -q
  committed
  jdk "$folder/jdk" 17.0.1
  JAVA_HOME_FOR_TEST=$folder/jdk
  made mvn '
    echo call >>"'"$folder"'/maven.calls"
    while [ "$1" != -f ]; do shift; done
    mkdir -p "$(dirname "$2")/target"
    for kind in "" -sources -javadoc; do
      echo "jar$kind" >"$(dirname "$2")/target/critical-diffusion-1.2$kind.jar"
    done'
}

committed() {
  git -C "$copy" add -A
  git -C "$copy" -c user.name=test -c user.email=test@localhost commit -q -m "as it is"
}

test_a_release_is_complete() {
  releasable
  the release
  expect_status 0
  local files=$copy/results/release/1.2
  [ "$(find "$files" -type f | wc -l)" -eq 9 ] || wrong "expected nine files in $files"
  (cd "$files" && sha256sum -c SHA256SUMS) || wrong "the checksums differ"
  [ -z "$(find "$copy/results" -name '.release*')" ] || wrong "something was left behind"
  the release
  expect_complaint "is there already"
  expect_calls 1
}

test_a_release_that_fails_leaves_nothing() {
  releasable
  made mvn 'echo "[ERROR] no" >&2; exit 1'
  the release --out "$folder/out of it"
  expect_complaint "could not be built"
  expect_no_file "$folder/out of it"
  [ -z "$(find "$folder" -name '.release*')" ] || wrong "something was left behind"
}

test_no_release_of_a_changed_tree() {
  releasable
  echo "class B {}" >"$copy/lib/B.java"
  the release
  expect_complaint "differs from its commit" "lib/B.java"
  expect_calls 0
}

test_no_release_of_a_snapshot() {
  releasable
  sed -i.old 's/1\.2/1.3-SNAPSHOT/' "$copy/pom.xml"
  rm "$copy/pom.xml.old"
  committed
  the release
  expect_complaint "1.3-SNAPSHOT" "pom.xml"
  expect_calls 0
}

test_no_release_without_a_section_in_the_changelog() {
  releasable
  printf '# Changelog\n\n## 1.2.1\n' >"$copy/CHANGELOG.md"
  committed
  the release
  expect_complaint "CHANGELOG.md has no section '## 1.2'"
  expect_calls 0
}

test_no_release_that_is_cited_as_another() {
  releasable
  printf 'version: 1.1\n' >"$copy/CITATION.cff"
  committed
  the release
  expect_complaint "CITATION.cff" "1.2"
  expect_calls 0
}

test_a_release_takes_no_other_option() {
  releasable
  the release --to "$folder"
  expect_status 2
  expect_complaint "--to" "--out"
  the release --out
  expect_complaint "--out needs a folder"
  expect_calls 0
}
