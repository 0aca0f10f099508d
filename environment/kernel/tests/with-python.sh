# shellcheck shell=bash
# Sourced by check and stress with a program of this folder and its arguments: makes the kernel from the
# sources (unless one is named) and runs the program with a Python that has jupyter_client.
set -u

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
name=environment/kernel/$(basename "$0")
program=$1
shift

python=
while IFS= read -r candidate; do
  if [ -x "$candidate" ] && "$candidate" -c 'import jupyter_client' 2>/dev/null; then
    python=$candidate
    break
  fi
done < <(
  type -aP python3 python
  printf '%s\n' /usr/bin/python3
)
if [ -z "$python" ]; then
  printf '%s\n' "$name: no Python with jupyter_client (Debian: apt-get install python3-jupyter-client)" >&2
  exit 1
fi

export PYTHONDONTWRITEBYTECODE=1
case " $* " in
  *" --kernelspec"* | *" -h "* | *" --help "*) ;;
  *)
    KERNELSPEC=$(cd "$tests/../../.." && mkdir -p target/kernel && pwd -P)/target/kernel/spec || exit 1
    export KERNELSPEC
    "$tests/../install" "$KERNELSPEC" || exit 1
    ;;
esac
exec "$python" "$tests/$program" "$@"
