# shellcheck shell=bash
# Executing notebooks, with the kernel that environment/run has set up in the repository.

# run_here ARGUMENT...: environment/run of the repository itself, on notebooks of tests/notebooks.
run_here() {
  (cd "$folder" && PATH=$path_outside "$repository/environment/run" "$@") \
    >"$folder/out" 2>"$folder/err" </dev/null
  status=$?
}

python_here() {
  (
    PATH=$path_outside
    # shellcheck source=/dev/null
    . "$repository/environment/setup/all.sh"
    find_jupyter && exec "$python" "$@"
  )
}

test_python_code() {
  local file
  for file in "$tests"/test_*.py; do
    PYTHONDONTWRITEBYTECODE=1 python_here "$file" || return 1
  done
}

test_start_without_bash() {
  PYTHONDONTWRITEBYTECODE=1 python_here "$tests/test_start.py"
}

# Not where Chromium is missing, or has no sandbox here (as in a container, for an ordinary user).
chromium_runs() {
  local sandbox=
  [ "$(PATH=$path_outside id -u)" != 0 ] || sandbox=--no-sandbox
  # shellcheck disable=SC2086 # nothing, or one word
  PATH=$path_outside chromium --headless $sandbox --disable-gpu --user-data-dir="$folder/chromium" \
    --dump-dom about:blank >/dev/null 2>&1
}

test_headless_run_with_parameters() {
  local out="$folder/my results"
  run_here --headless "$repository/tests/notebooks/portable.ipynb" -p points=20 'label=say "x"' \
    -p times=0.1,0.2 loud=true seed=5000000000 time=1e-1 --out "my results"
  expect_status 0
  expect_output "cell  4 of 5"
  expect_file "$out/figures/test.svg"
  python_here - "$out/portable.ipynb" <<'END' || wrong "expected another executed copy"
import sys
import nbformat
book = nbformat.read(sys.argv[1], 4)
nbformat.validate(book)
injected = [cell for cell in book.cells if "injected-parameters" in cell.metadata.get("tags", [])]
assert [cell.source for cell in injected] == [
    '// Parameters\npoints = 20;\nlabel = "say \\"x\\"";\ntimes = new double[] {0.1, 0.2};\n'
    'loud = true;\nseed = 5000000000L;\ntime = 0.1;'], injected
assert book.cells.index(injected[0]) == 2, book
text = "".join(output.text for cell in book.cells[3:4] for output in cell.outputs)
assert text == 'say "x": 20 points, t = 0.100, variance 0.1813!, seed 5000000000\n', text
assert "(attachment:line.png)" in book.cells[0].source and "line.png" in book.cells[0].attachments
assert any("image/png" in output.data for output in book.cells[5].outputs), book.cells[5]
END
  # Nothing is to be loaded from elsewhere: the formulas' script is inside.
  ! grep -E -o '(src|href)="(https?:|file:|//)[^"]*"' "$out/portable.html" | grep -v 'href="https://www.mathjax.org' \
    || wrong "expected a page that needs no network"
  grep -q 'MathJax = {' "$out/portable.html" || wrong "expected MathJax in the page"
  # nbconvert 7 writes the attributes in the other order.
  grep -q -e 'src="data:image/png;base64,[^"]*" alt="A line"' -e 'alt="A line" src="data:image/png;base64,' \
    "$out/portable.html" || wrong "expected the picture"
  grep -q 'href="failing.html"' "$out/portable.html" || wrong "expected a link to the other page"
  grep -q 'variance 0.1813!' "$out/portable.html" || wrong "expected the output in the page"
  [ -z "$(find "$out" -name '.*.ipynb*' -o -name '.*.html*')" ] || wrong "expected no rests"
  run_here --site www --from "my results" "$repository/tests/notebooks/portable.ipynb"
  expect_status 0
  grep -q 'images/portable-1.png' "$folder/www/portable.html" || wrong "expected the plot in the site"
  if chromium_runs; then
    grep -q '<mjx-container class="MathJax" jax="SVG" display="true"' "$folder/www/portable.html" \
      || wrong "expected formulas set beforehand"
    PYTHONDONTWRITEBYTECODE=1 python_here "$repository/tests/browser/site.py" \
      "$(PATH=$path_outside type -P chromium)" "$folder/www" portable.html Ornstein || wrong "expected a site that works"
  fi
}

test_options_that_do_not_go_together() {
  run_here --site www --from results --smoke
  expect_status 2
  expect_complaint "--smoke does not go with --from"
  run_here --headless --from results
  expect_status 2
  expect_complaint "--from goes with --site"
  run_here --course course --solutions
  expect_status 2
  expect_complaint "--solutions does not go with --course"
}

test_solutions_are_merged_and_checked_strictly() {
  cp -R "$repository/tests/notebooks" "$folder/books"
  run_here --headless books/exercises.ipynb --solutions --out results
  expect_status 0
  grep -q '2: a square: right' "$folder/results/exercises.html" || wrong "expected the verdict in the page"
  sed -i.before 's/answer1 \* answer1/3/' "$folder/books/solutions/exercises.md"
  run_here --headless books/exercises.ipynb --solutions --out results
  expect_status 1
  expect_complaint "exercises: cell 3 of 3 failed:" "✗ 2: a square: not yet"
  rm "$folder/books/solutions/exercises.md"
  run_here --headless books/exercises.ipynb --solutions --out nowhere
  expect_status 2
  expect_complaint "cannot read the solutions" "exercises.md"
  expect_no_file "$folder/nowhere"
}

test_a_notebook_handed_in_is_checked_strictly_on_request() {
  run_here --headless "$repository/tests/notebooks/exercises.ipynb" --out results
  expect_status 0
  CRITICAL_DIFFUSION_STRICT=1 run_here --headless "$repository/tests/notebooks/exercises.ipynb" --out results
  expect_status 1
  expect_complaint "exercises: cell 2 of 3 failed:" "not answered yet"
}

test_failing_cell_and_cell_over_its_budget_are_named() {
  run_here --headless "$repository/tests/notebooks/failing.ipynb" \
    "$repository/tests/notebooks/endless" --out results
  expect_status 1
  expect_output "environment/run: failing: cell 3 of 4 failed:"
  expect_output "weights must sum to one, got 0.9"
  expect_output "environment/run: endless: cell 2 of 2 failed: it takes longer than its budget of 3 s"
  expect_file "$folder/results/failing.ipynb"
  expect_file "$folder/results/failing.html"
  grep -q 'never' "$folder/results/failing.html" || wrong "expected the cells that were not run in the page"
}

test_bad_parameters_stop_before_anything_runs() {
  run_here --headless "$repository/tests/notebooks/portable.ipynb" -p pionts=20 --out results
  expect_status 2
  expect_complaint "no parameter pionts in portable" "known: points, time, label, times, seed, loud"
  expect_no_file "$folder/results"
  run_here --headless "$repository/tests/notebooks/portable.ipynb" -p points=many --out results
  expect_status 2
  expect_complaint "portable: parameter points is of type int, which 'many' is not"
  run_here --headless "$repository/tests/notebooks/portable.ipynb" -p points --out results
  expect_status 2
  expect_complaint "-p wants name=value, got points"
}

test_output_folder_that_cannot_be_written() {
  echo "a file in the way" >"$folder/file"
  run_here --headless "$repository/tests/notebooks/portable.ipynb" --out file/out
  expect_status 2
  expect_complaint "cannot write to the output folder" "file/out: Not a directory"
  run_here --headless "$repository/tests/notebooks/portable.ipynb" --out "$repository/tests/notebooks"
  expect_status 2
  expect_complaint "would be overwritten"
}

test_what_is_not_a_notebook() {
  echo "no notebook" >"$folder/text.ipynb"
  run_here --headless text.ipynb --out results
  expect_status 2
  expect_complaint "text.ipynb is not a notebook"
}

test_interrupted_run_leaves_nothing_half_written() {
  local waited=0 pid
  cp "$repository/tests/notebooks/endless.ipynb" "$folder/mine.ipynb"
  sed 's/"budget": 3/"budget": 300/' "$folder/mine.ipynb" >"$folder/endless.ipynb"
  set -m
  run_here --headless endless.ipynb --out results &
  pid=$!
  set +m
  until grep -q "cell  1 of 2" "$folder/err" 2>/dev/null; do
    sleep 0.2
    [ $((waited += 1)) -lt 300 ] || { status=; wrong "expected the notebook to start"; }
  done
  sleep 1
  kill -INT -- "-$pid"
  wait "$pid"
  status=130
  waited=0
  while pgrep -f "$folder" >/dev/null || grep -q -r -l "$folder" /proc/[0-9]*/environ 2>/dev/null; do
    sleep 0.2
    [ $((waited += 1)) -lt 100 ] || wrong "expected no process to be left"
  done
  expect_complaint "interrupted"
  expect_no_file "$folder/results/endless.ipynb"
  [ -z "$(find "$folder/results" -type f)" ] || wrong "expected no file"
}

test_stored_outputs_are_found_and_cleared() {
  local book=$folder/stored.ipynb
  python_here - "$repository/tests/notebooks/portable.ipynb" "$book" <<'END'
import sys
import nbformat
book = nbformat.read(sys.argv[1], 4)
book.cells[2].outputs = [nbformat.v4.new_output("stream", text="old")]
book.cells[2].execution_count = 3
nbformat.write(book, sys.argv[2])
END
  run_here --clear stored.ipynb
  expect_status 0
  expect_output "cleared stored.ipynb"
  cmp "$book" "$repository/tests/notebooks/portable.ipynb" || wrong "expected the notebook as it was"
  run_here --clear stored
  expect_status 0
  [ ! -s "$folder/out" ] || wrong "expected nothing to clear"
}

# test_here ARGUMENT...: the notebooks group of environment/test, on other notebooks.
test_here() {
  (
    cd "$folder" && PATH=$path_outside || exit
    # shellcheck source=/dev/null
    . "$repository/environment/setup/all.sh"
    need_notebooks
    "$python" "$root/environment/headless" --caller environment/test --mathjax "$mathjax" --test "$@"
  ) >"$folder/out" 2>"$folder/err" </dev/null
  status=$?
}

test_every_rule_of_a_notebook_is_kept() {
  local broken name
  set --
  for name in exercises unanswered given-away untidy; do
    set -- "$@" "$repository/tests/notebooks/$name.ipynb"
  done
  test_here --out results "$@"
  expect_status 1
  expect_output "1 passed, 3 failed"
  while IFS= read -r broken; do expect_output "environment/test: $broken"; done <<'END'
unanswered: cell 2 of 2 failed: java.lang.AssertionError: ○ 1: a sum: not answered yet
given-away: cell 2 of 2 failed: not answered, it must say 'not answered yet': it was taken for right
untidy: cell 1 has a stored output; environment/run --clear untidy removes it
untidy: shows a picture that is not there: pictures/missing.png
untidy: cell 1 promises a plot and shows none
untidy: cell 2 has not written torn-figure.csv
untidy: writes no figure never-written
untidy: cell 4 checks an answer, but its metadata name no exercise
untidy: takes
END
  # Each rule complains once, and of the notebook that keeps to them nothing is said.
  [ "$(grep -c '^environment/test: ' "$folder/err")" -eq 9 ] || wrong "expected nine complaints"
}

# Registers the stand-in for IJava (ijava/) as a kernel of this name, with the library's jars where
# IJava's users put them: in IJAVA_CLASSPATH.
register_ijava_like() {
  local spec="$folder/jupyter/kernels/ijava-like"
  mkdir -p "$spec"
  python_here - "$repository/environment/.local" "$tests/ijava" "$spec" <<'END'
import glob, json, os, subprocess, sys
local, sources, spec = sys.argv[1:]
argv = json.load(open(local + "/jupyter/data/kernels/java/kernel.json"))["argv"]
java, jars = argv[0], next(word for word in argv if word.endswith("/lib/*"))[:-1]
needed = [jars + name for name in os.listdir(jars) if name.split("-")[0] in ("jupyter", "jeromq", "jnacl", "gson")]
javac = os.path.join(os.path.dirname(java), "javac") if os.path.dirname(java) else "javac"
source = sources + "/io/github/spencerpark/ijava/IJava.java"
subprocess.run([javac, "-cp", os.pathsep.join(needed), "-d", spec, source], check=True)
library = max(glob.glob(local + "/library/*/"), key=os.path.getmtime)
described = {"argv": [java, "-Djava.awt.headless=true", "-cp", os.pathsep.join([spec, *needed]),
                      "io.github.spencerpark.ijava.IJava", "{connection_file}"],
             "display_name": "like IJava", "language": "java", "interrupt_mode": "message",
             "env": {"IJAVA_CLASSPATH": library + "*.jar"}}
json.dump(described, open(spec + "/kernel.json", "w"))
END
}

test_notebooks_run_on_a_kernel_like_ijava() {
  register_ijava_like || wrong "expected the stand-in to compile"
  export JUPYTER_PATH=$folder/jupyter
  run_here --headless --kernel ijava-like "$repository/tests/notebooks/portable.ipynb" 00-start \
    -p points=500 steps=100 frames=5 --out results
  expect_status 0
  python_here - "$folder/results/00-start.ipynb" <<'END' || wrong "expected pictures and sliders"
import sys
import nbformat
outputs = [o for c in nbformat.read(sys.argv[1], 4).cells if c.cell_type == "code" for o in c.outputs]
shown = [o.data for o in outputs if o.output_type == "display_data"]
assert sum("image/png" in data for data in shown) >= 2, [list(data) for data in shown]
assert any("type='range'" in html or 'type="range"' in html for html in (d.get("text/html", "") for d in shown)), "no sliders"
assert not any(o.output_type == "error" for o in outputs)
END
}
