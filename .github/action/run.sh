#!/usr/bin/env bash
# Runs polybook in a step of a workflow.
#
# In: POLYBOOK_COMMAND and POLYBOOK_ARGS, as the inputs `command` and `args` of the action. Out: what the command prints, and its
# exit code.
set -euo pipefail

# Words are never taken for patterns or commands.
read -r -d '' -a arguments <<<"${POLYBOOK_ARGS:-}" || true
exec polybook "${POLYBOOK_COMMAND:?}" ${arguments[@]+"${arguments[@]}"}
