# shellcheck shell=bash
# shellcheck disable=SC2016 # what the made-up tools are to expand is quoted
# The job array of a sweep, with a made-up SLURM; what a real one does is in environment/slurm/README.md.

# task VARIABLE=VALUE...: runs sweep.sbatch as SLURM would; `asked` holds what it asked of SLURM.
task() {
  made squeue "echo ${TIME_LEFT:-UNLIMITED}"
  made scontrol "echo \"scontrol \$*\" >>'$folder/asked'"
  mkdir -p "$copy/environment"
  printf '#!/usr/bin/env bash\necho "$*"; exit %s\n' "${SWEEP_STATUS:-0}" >"$copy/environment/experiment"
  chmod +x "$copy/environment/experiment"
  : >"$folder/asked"
  env -i PATH="$bin" CRITICAL_DIFFUSION="$copy" SLURM_JOB_ID=42 "$@" \
    bash "$copy/environment/slurm/sweep.sbatch" tiny --grid a=1,2 --out there >"$folder/out" 2>"$folder/err"
  status=$?
}

test_slurm_slices_follow_from_the_array() {
  task SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_COUNT=4
  expect_status 0
  expect_output "sweep tiny --grid a=1,2 --out there --slice 0/4"
  task SLURM_ARRAY_TASK_ID=11 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=4
  expect_output "--slice 3/4"
  task
  expect_output "--slice 0/1"
}

test_slurm_limit_of_time_leaves_a_margin() {
  TIME_LEFT=1-02:00:30 task
  expect_output "--time-limit $((26 * 3600 + 30 - 60))"
  TIME_LEFT=08:09 task
  expect_output "--time-limit $((489 - 48))"
  TIME_LEFT=UNLIMITED task
  ! grep -q time-limit "$folder/out" || wrong "expected no limit"
}

test_slurm_task_with_rows_left_is_queued_again() {
  local code
  for code in 3 130 143; do
    SWEEP_STATUS=$code task SLURM_ARRAY_JOB_ID=40 SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=3
    expect_status 0
    grep -qx 'scontrol requeue 40_2' "$folder/asked" || wrong "expected a requeue after status $code"
  done
  SWEEP_STATUS=3 task SLURM_RESTART_COUNT=20
  expect_status 3
  [ ! -s "$folder/asked" ] || wrong "expected no requeue without end"
  SWEEP_STATUS=1 task
  expect_status 1
  [ ! -s "$folder/asked" ] || wrong "expected no requeue of what failed"
}

test_slurm_submit_says_what_is_missing() {
  the slurm/submit --array=0-3
  expect_status 2
  expect_complaint "usage: submit"
  the slurm/submit --array=0-3 -- tiny --grid a=1
  expect_status 2
  expect_complaint "needs --out DIR"
  the slurm/submit -- tiny --grid a=1 --out there --slice 0/2
  expect_complaint "follows from the job array"
  the slurm/submit -- tiny --grid a=1 --out there
  expect_complaint "there is no sbatch here"
}
