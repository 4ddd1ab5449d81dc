#!/usr/bin/env bash
# What capture costs writers: single-row transactions on a plain table and on one that a stream table reads, in turns.
#
#   ROUNDS=5 SECONDS_EACH=3 CLIENTS="1 4" benchmarks/pgbench/overhead.sh
#
# The database is named by libpq's PG* variables; it needs pgbench and psql, and pg_stream installed (pgstream install).
# Prints for each statement and number of clients the median transactions per second of both tables, and their ratio.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
pgstream="$here/../../pgstream"
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-3}

psql -qX -v ON_ERROR_STOP=1 -f "$here/setup.sql"
"$pgstream" create pgstream_overhead.sums --schedule manual \
  --query 'SELECT b, count(*) AS n, sum(a) AS total FROM pgstream_overhead.captured GROUP BY b' >&2

tps() { # statement, table, clients
  PGOPTIONS='-c search_path=pgstream_overhead' pgbench -n -M prepared -T "$seconds" -c "$3" -j 2 -f "$here/$1.sql" \
    -D table="$2" -D sequence="'${2}_ids'" -D rows=100000 2>/dev/null | sed -n 's/^tps = \([0-9.]*\).*/\1/p'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

printf '%-8s %8s %12s %12s %8s\n' statement clients plain captured ratio
for statement in insert update delete; do
  for clients in ${CLIENTS:-1 4}; do
    plain='' captured=''
    for ((i = 0; i < rounds; i++)); do
      plain+="$(tps "$statement" plain "$clients")"$'\n'
      captured+="$(tps "$statement" captured "$clients")"$'\n'
      "$pgstream" refresh pgstream_overhead.sums >&2
    done
    p=$(printf '%s' "$plain" | median) c=$(printf '%s' "$captured" | median)
    printf '%-8s %8s %12.0f %12.0f %8.2f\n' "$statement" "$clients" "$p" "$c" "$(awk "BEGIN { print $c / $p }")"
  done
done

"$pgstream" verify pgstream_overhead.sums >&2
"$pgstream" drop pgstream_overhead.sums >&2
psql -qX -c 'DROP SCHEMA pgstream_overhead CASCADE' 2>/dev/null
