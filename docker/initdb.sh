#!/usr/bin/env bash
# The entry point of the official image runs this once, when it has created the server's data.
set -euo pipefail

PGUSER=$POSTGRES_USER /usr/share/pgstream/install "$POSTGRES_DB"
PGUSER=$POSTGRES_USER /usr/share/pgstream/class-archive "$POSTGRES_DB" "$PGDATA/pgstream-classes.jsa"
