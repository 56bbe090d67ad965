// libpq is the C client library of PostgreSQL; Storage is its only caller.
#include <libpq-fe.h>
