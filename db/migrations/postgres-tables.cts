// What the migration tool reads: every table of the schema, as PostgreSQL keeps it, under its own name. The tool looks
// through a module's exports, and only this older kind of module can have exports that are not written out by hand.
import engine = require("../engine/schema");
import converter = require("./to-postgres");

export = converter.toPostgres(engine.schema);
