/** Keeps a copy of a database's schema as it is in a schema beside it: `onec_before`, `onec_before_2` and so on. */
import { joined, said } from '../../../diagnostics/said.ts'
import { dataError } from '../../../infobase/data-error.ts'
import { EngineError } from '../../../infobase/store/engine.ts'
import type { PostgresAddress } from './address.ts'
import type { Wire } from './wire.ts'

/** Letters that the name of a schema may have. */
const LONGEST = 41

/** Gives its name; it can be opened as the schema that it is the copy of. @throws DataError where it cannot be made */
export function keepSchema(wire: Wire, { schema, shown }: Pick<PostgresAddress, 'schema' | 'shown'>): string {
  const name = freeName(wire, schema)
  try {
    wire.ask({ line: 'write', text: copying(schema, name) })
    return name
  } catch (error) {
    if (!(error instanceof EngineError) || error.trouble === 'lost') throw error
    const why = joined([
      said('no copy of it could be kept, so nothing was changed: ', 'не удалось сохранить её копию, ничего не изменено: '),
      error.message,
    ])
    throw dataError('database-refused', { database: shown, why }, error)
  }
}

function freeName(wire: Wire, schema: string): string {
  for (let number = 1; ; number++) {
    const end = number === 1 ? '_before' : `_before_${number}`
    const name = `${schema.slice(0, LONGEST - end.length)}${end}`
    const { rows = [] } = wire.ask({ line: 'write', text: 'SELECT 1 FROM pg_namespace WHERE nspname = $1', values: [name] })
    if (rows.length === 0) return name
  }
}

/** Tables without rows are left out: they are made when the copy is opened. Numbers of rows go on where they were. */
const copying = (schema: string, name: string): string => `DO $x$
  DECLARE t text; copied text; has boolean;
  BEGIN
    CREATE SCHEMA "${name}";
    FOR t IN SELECT relname FROM pg_class
      WHERE relnamespace = '"${schema}"'::regnamespace AND relkind = 'r' AND relname NOT IN ('_sessions', '_places') LOOP
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM "${schema}".%I)', t) INTO has;
      CONTINUE WHEN NOT has;
      copied := format('"${name}".%I', t);
      EXECUTE format('CREATE TABLE %s (LIKE "${schema}".%I INCLUDING ALL)', copied, t);
      EXECUTE format('INSERT INTO %s SELECT * FROM "${schema}".%I', copied, t);
      CONTINUE WHEN NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = copied::regclass AND attname = 'rowid');
      EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), max(rowid)) FROM %s', copied, 'rowid', copied);
    END LOOP;
  END $x$`
