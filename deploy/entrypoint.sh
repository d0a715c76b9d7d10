#!/bin/sh
# Starts the image. A user that the system knows by number only, as with `--user 12345`, gets a name: initdb refuses to
# run without one.
set -eu
if [ -z "${DATABASE_URL:-}" ] && ! getent passwd "$(id -u)" >/dev/null; then
  mkdir -p /tmp/extrausers
  echo "docket-user:x:$(id -u):$(id -g)::${HOME:-/data}:/bin/sh" >/tmp/extrausers/passwd
fi
# The flags of `npm start`. No launcher in between: the service itself gets the signals.
exec node --max-semi-space-size=8 --max-old-space-size=512 /app/backend/src/cli/docket.js "$@"
