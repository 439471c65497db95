/**
 * The functions of ours that SQL calls (src/infobase/query/sql/functions.ts), in PostgreSQL's own languages: they are made once in the
 * schema. The tests of plans hold that each gives what the one for SQLite gives.
 */

const language = 'IMMUTABLE PARALLEL SAFE'
const sqlFunction = (name: string, takes: string, gives: string, body: string, strict = ' STRICT'): string =>
  `CREATE OR REPLACE FUNCTION ${name}(${takes}) RETURNS ${gives} LANGUAGE sql ${language}${strict} AS $x$ SELECT ${body} $x$`
const procedure = (name: string, takes: string, gives: string, body: string, strict = ' STRICT'): string =>
  `CREATE OR REPLACE FUNCTION ${name}(${takes}) RETURNS ${gives} LANGUAGE plpgsql ${language}${strict} AS $x$ ${body} $x$`

/** `collation`: one that knows the small letters of all alphabets. */
const texts = (collation: string): readonly string[] => [
  sqlFunction('x_lower', 't text', 'text', `lower(t COLLATE "${collation}") COLLATE "C"`),
  sqlFunction('x_fold', 't text', 'text', `lower(rtrim(t, ' ') COLLATE "${collation}") COLLATE "C"`),
  sqlFunction('x_starts', 't text, part text', 'boolean', 'starts_with(x_fold(t), x_lower(part))'),
  sqlFunction('x_ends', 't text, part text', 'boolean', `right(x_fold(t), length(x_fold(part))) = x_fold(part)`),
  sqlFunction('x_contains', 't text, part text', 'boolean', 'strpos(x_fold(t), x_lower(part)) > 0'),
  ...['x_starts', 'x_ends', 'x_contains'].map((one) =>
    sqlFunction(
      `${one}_any`,
      't text, parts text',
      'boolean',
      `EXISTS (SELECT 1 FROM json_array_elements_text(parts::json) AS p(part) WHERE ${one}(t, p.part))`,
    ),
  ),
  sqlFunction('x_count', 't text', 'integer', 'least(greatest(trunc(x_number(t)), 0), 1000000000)::integer'),
  sqlFunction(
    'x_substring',
    't text, first text, size text',
    'text',
    `CASE WHEN t IS NULL OR first IS NULL THEN NULL
     WHEN size IS NULL THEN substr(t, greatest(x_count(first) - 1, 0) + 1)
     ELSE substr(t, greatest(x_count(first) - 1, 0) + 1, x_count(size)) END`,
    '',
  ),
  sqlFunction(
    'x_letter',
    'c text',
    'text',
    `CASE WHEN c ~ '^[0-9A-Za-z]$' OR ascii(c) > 127 THEN c ELSE '\\U' || lpad(to_hex(ascii(c)), 8, '0') END`,
  ),
  procedure(
    'x_set',
    'inside text',
    'text',
    `DECLARE negative boolean := left(inside, 1) = '^'; given text := CASE WHEN negative THEN substr(inside, 2) ELSE inside END;
       made text := ''; i integer := 1;
     BEGIN
       WHILE i <= length(given) LOOP
         IF substr(given, i + 1, 1) = '-' AND i + 2 <= length(given) THEN
           IF ascii(substr(given, i, 1)) <= ascii(substr(given, i + 2, 1)) THEN
             made := made || x_letter(substr(given, i, 1)) || '-' || x_letter(substr(given, i + 2, 1));
           END IF;
           i := i + 3;
         ELSE
           made := made || x_letter(substr(given, i, 1));
           i := i + 1;
         END IF;
       END LOOP;
       IF made = '' THEN RETURN CASE WHEN negative THEN '.' ELSE 'x\\A' END; END IF;
       RETURN '[' || CASE WHEN negative THEN '^' ELSE '' END || made || ']';
     END`,
  ),
  procedure(
    'x_pattern',
    'pattern text, escape text',
    'text',
    `DECLARE p text := x_fold(pattern); e text := x_lower(escape); made text := ''; i integer := 1; c text; ending integer;
       last integer := CASE WHEN strpos(p, ']') = 0 THEN 0 ELSE length(p) - strpos(reverse(p), ']') + 1 END;
     BEGIN
       WHILE i <= length(p) LOOP
         c := substr(p, i, 1);
         IF c = e AND i < length(p) THEN
           i := i + 1;
           made := made || x_letter(substr(p, i, 1));
         ELSIF c = '%' THEN made := made || '.*';
         ELSIF c = '_' THEN made := made || '.';
         ELSIF c = '[' AND i + 2 <= last THEN
           ending := i + 1 + strpos(substr(p, i + 2), ']');
           made := made || x_set(substr(p, i + 1, ending - i - 1));
           i := ending;
         ELSE made := made || x_letter(c);
         END IF;
         i := i + 1;
       END LOOP;
       RETURN '^' || made || '$';
     END`,
  ),
  sqlFunction('x_like', 't text, pattern text, escape text', 'boolean', 'x_fold(t) ~ x_pattern(pattern, escape)'),
]

const numbers: readonly string[] = [
  // As src/infobase/values/wide-number.ts writes and reads them.
  procedure(
    'x_number',
    't text',
    'numeric',
    `DECLARE negative boolean := left(t, 1) IN ('0', '/'); size integer := 38; number numeric;
       d text := CASE WHEN negative THEN translate(substr(t, 2, length(t) - 2), '0123456789', '9876543210') ELSE substr(t, 2) END;
     BEGIN
       IF left(t, 1) IN ('/', '2') THEN size := left(d, 6)::integer; d := substr(d, 7); END IF;
       number := trim_scale((left(d, size) || '.' || substr(d, size + 1) || '0')::numeric);
       RETURN CASE WHEN negative THEN -number ELSE number END;
     END`,
  ),
  procedure(
    'x_widen',
    'n numeric',
    'text',
    `DECLARE w text := split_part(trim_scale(abs(n))::text, '.', 1); f text := split_part(trim_scale(abs(n))::text, '.', 2);
       long boolean := length(w) > 38; d text := CASE WHEN long THEN lpad(length(w)::text, 6, '0') || w || f ELSE lpad(w, 38, '0') || f END;
     BEGIN
       IF n < 0 THEN RETURN CASE WHEN long THEN '/' ELSE '0' END || translate(d, '0123456789', '9876543210') || '~'; END IF;
       RETURN CASE WHEN long THEN '2' ELSE '1' END || d;
     END`,
  ),
  sqlFunction('x_wide', 'n numeric, scale integer', 'text', `x_widen((n::text || 'e-' || scale)::numeric)`),
  sqlFunction('x_add', 'a text, b text', 'text', 'x_widen(x_number(a) + x_number(b))'),
  sqlFunction('x_subtract', 'a text, b text', 'text', 'x_widen(x_number(a) - x_number(b))'),
  sqlFunction('x_multiply', 'a text, b text', 'text', 'x_widen(x_number(a) * x_number(b))'),
  sqlFunction(
    'x_divide',
    'a text, b text',
    'text',
    `CASE WHEN x_number(b) = 0 THEN NULL
     ELSE x_widen(round((div(x_number(a) * 10000000000000000000000000000::numeric, x_number(b))::text || 'e-28')::numeric, 27)) END`,
  ),
  sqlFunction('x_negate', 'a text', 'text', 'x_widen(-x_number(a))'),
  sqlFunction(
    'x_round',
    'a text, digits text',
    'text',
    'CASE WHEN a IS NULL THEN NULL ELSE x_widen(round(x_number(a), CASE WHEN digits IS NULL THEN 0 ELSE x_count(digits) END)) END',
    '',
  ),
  sqlFunction('x_sum', 'n numeric', 'text', 'x_widen(n)'),
  sqlFunction('x_plus', 's numeric, t text', 'numeric', 'CASE WHEN t IS NULL THEN s ELSE coalesce(s, 0) + x_number(t) END', ''),
]

const seconds = `CASE lower(unit) WHEN 'second' THEN 1 WHEN 'minute' THEN 60 WHEN 'hour' THEN 3600 WHEN 'day' THEN 86400
  WHEN 'week' THEN 604800 WHEN 'tendays' THEN 864000 END::numeric`
const months = `CASE lower(unit) WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'halfyear' THEN 6 WHEN 'year' THEN 12 END::numeric`
const written = `'YYYY-MM-DD"T"HH24:MI:SS'`

const dates: readonly string[] = [
  sqlFunction('x_seconds', 'at timestamp', 'numeric', `extract(epoch FROM (at - timestamp '0001-01-01'))::numeric`),
  sqlFunction(
    'x_of_seconds',
    's numeric',
    'text',
    `to_char(timestamp '0001-01-01' + make_interval(secs =>
       least(greatest(s, 0), x_seconds(timestamp '3999-12-31 23:59:59'))::double precision), ${written})`,
  ),
  sqlFunction(
    'x_part',
    'part text, at text',
    'bigint',
    `date_part(CASE part WHEN 'DayOfYear' THEN 'doy' WHEN 'WeekDay' THEN 'isodow' ELSE lower(part) END, at::timestamp)::bigint`,
  ),
  procedure(
    'x_date_add',
    'at text, unit text, count text',
    'text',
    `DECLARE n numeric := trunc(x_number(count)); t timestamp := at::timestamp; s numeric := ${seconds}; m numeric := ${months};
       y numeric; d date;
     BEGIN
       IF s IS NOT NULL THEN RETURN x_of_seconds(x_seconds(t) + s * n); END IF;
       IF m IS NULL THEN RETURN NULL; END IF;
       m := date_part('year', t)::numeric * 12 + date_part('month', t)::numeric - 1 + m * n;
       y := floor(m / 12);
       IF y < 1 THEN RETURN x_of_seconds(0); END IF;
       IF y > 3999 THEN RETURN '3999-12-31T23:59:59'; END IF;
       d := make_date(y::integer, mod(m, 12)::integer + 1, 1);
       d := d + (least(date_part('day', t), date_part('day', d + interval '1 month' - interval '1 day')) - 1)::integer;
       RETURN to_char(d, 'YYYY-MM-DD') || substr(at, 11);
     END`,
  ),
  sqlFunction(
    'x_ordinal',
    't timestamp, unit text',
    'bigint',
    `CASE lower(unit)
       WHEN 'tendays' THEN (date_part('year', t) * 12 + date_part('month', t)) * 3 + least(2, floor((date_part('day', t) - 1) / 10))
       WHEN 'month' THEN date_part('year', t) * 12 + date_part('month', t) - 1
       WHEN 'quarter' THEN floor((date_part('year', t) * 12 + date_part('month', t) - 1) / 3)
       WHEN 'halfyear' THEN floor((date_part('year', t) * 12 + date_part('month', t) - 1) / 6)
       WHEN 'year' THEN floor((date_part('year', t) * 12 + date_part('month', t) - 1) / 12)
       ELSE floor(x_seconds(t) / ${seconds}) END::bigint`,
  ),
  sqlFunction(
    'x_date_diff',
    'since text, till text, unit text',
    'bigint',
    'x_ordinal(till::timestamp, unit) - x_ordinal(since::timestamp, unit)',
  ),
  procedure(
    'x_begin',
    'at text, unit text',
    'text',
    `DECLARE t timestamp := at::timestamp; s numeric := ${seconds}; m numeric := ${months}; y integer := date_part('year', t);
     BEGIN
       IF m IS NOT NULL THEN
         RETURN to_char(make_date(y, (floor((date_part('month', t)::numeric - 1) / m) * m)::integer + 1, 1), 'YYYY-MM-DD') || 'T00:00:00';
       END IF;
       IF lower(unit) = 'tendays' THEN
         RETURN substr(at, 1, 8) || lpad((least(2, floor((date_part('day', t) - 1) / 10))::integer * 10 + 1)::text, 2, '0') || 'T00:00:00';
       END IF;
       RETURN x_of_seconds(floor(x_seconds(t) / s) * s);
     END`,
  ),
  procedure(
    'x_end',
    'at text, unit text',
    'text',
    `DECLARE first text := x_begin(at, unit); one text := x_widen(1); ten text := x_widen(10); later text;
     BEGIN
       IF first IS NULL THEN RETURN NULL; END IF;
       later := CASE WHEN lower(unit) <> 'tendays' THEN x_date_add(first, unit, one)
         WHEN substr(first, 9, 2) = '21' THEN x_date_add(substr(first, 1, 8) || '01T00:00:00', 'month', one)
         ELSE x_date_add(first, 'day', ten) END;
       IF left(later, 4) = '3999' AND later <= first THEN RETURN later; END IF;
       RETURN x_of_seconds(x_seconds(later::timestamp) - 1);
     END`,
  ),
]

/** What cells of one type are among those of others: a text. */
const cells: readonly string[] = [
  sqlFunction('x_cell', 'c boolean', 'text', `CASE WHEN c THEN '1' ELSE '0' END COLLATE "C"`),
  sqlFunction('x_cell', 'c bigint', 'text', `c::text COLLATE "C"`),
  sqlFunction('x_cell', 'c bytea', 'text', `('\\x' || encode(c, 'hex')) COLLATE "C"`),
]

/** What SQLite has and PostgreSQL has not. */
const aggregates: readonly string[] = [
  'CREATE OR REPLACE AGGREGATE json_group_array(text) (SFUNC = x_plus, STYPE = numeric)',
  'CREATE OR REPLACE AGGREGATE min(boolean) (SFUNC = booland_statefunc, STYPE = boolean)',
  'CREATE OR REPLACE AGGREGATE max(boolean) (SFUNC = boolor_statefunc, STYPE = boolean)',
]

/** Goes up whenever the functions change: an older schema gets them anew. */
export const FUNCTIONS_VERSION = 1

/** In the order in which they need each other. */
export const functionStatements = (collation: string): readonly string[] => {
  const [lower, ...others] = texts(collation)
  return [lower!, ...numbers, ...others, ...dates, ...cells, ...aggregates]
}
