# shellcheck shell=bash
# What run, test and experiment share.

setup=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=SCRIPTDIR/common.sh
. "$setup/common.sh"
# shellcheck source=SCRIPTDIR/tools.sh
. "$setup/tools.sh"
# shellcheck source=SCRIPTDIR/install.sh
. "$setup/install.sh"
# shellcheck source=SCRIPTDIR/build.sh
. "$setup/build.sh"
