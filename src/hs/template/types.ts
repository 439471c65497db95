/** The TypeScript types of a URL template, made from its literal: the record of its parameters, and its violations as readable messages. */

/** `{ readonly VolumeID: string; readonly '*': string }` for `'/volume/{VolumeID}/*'`; any names for a text that is not a literal. */
export type URLParameters<T extends string> = string extends T
  ? Readonly<Record<string, string>>
  : { readonly [Name in ParameterNames<WithoutTrail<T>>]: string }

type ParameterNames<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : T extends `${string}*`
    ? '*'
    : never

/** `T` itself when it is a template, else a message that says why not: the type of the argument that takes a template. */
export type ValidTemplate<T extends string> = string extends T
  ? T
  : Violation<T> extends infer Message
    ? [Message] extends [never]
      ? T
      : Message
    : never

/** `never`, or the message of the first violation from the left. The rules are those of `template-parse.ts`; see the note at `Foreign`. */
type Violation<T extends string> =
  WithoutLead<T> extends infer Body extends string ? (Body extends '' ? never : OfSegments<WithoutTrail<Body>, never, ''>) : never

type WithoutLead<T extends string> = T extends `/${infer Body}` ? Body : T
type WithoutTrail<T extends string> = T extends `${infer Body}/` ? Body : T

type OfSegments<Rest extends string, Names, Done extends string> = Rest extends `${infer Segment}/${infer More}`
  ? Segment extends '*'
    ? `\`*\` may only be the last segment: \`${Done}/*\``
    : OfSegment<Segment, Names> extends infer Message
      ? [Message] extends [never]
        ? OfSegments<More, Names | NameOf<Segment>, `${Done}/${Segment}`>
        : Message
      : never
  : Rest extends '*'
    ? never
    : OfSegment<Rest, Names>

type NameOf<Segment> = Segment extends `{${infer Name}}` ? Name : never

type OfSegment<Segment extends string, Names> = Segment extends ''
  ? 'an empty segment: between two slashes there must be something'
  : Segment extends `{${infer Name}}`
    ? Name extends ''
      ? '`{}` has no name: write `{name}`'
      : Name extends `${string}${'{' | '}'}${string}`
        ? `a parameter must be a whole segment: \`${Segment}\``
        : Name extends Names
          ? `parameter \`${Name}\` occurs twice: names of parameters must differ`
          : WrongCharacter<Name, Foreign | '-' | '.' | '~' | '*'> extends infer Character extends string
            ? [Character] extends [never]
              ? never
              : `\`${Character}\` is not allowed in the name of a parameter; letters, digits and \`_\` are`
            : never
    : Segment extends `${string}{${string}}${string}`
      ? `a parameter must be a whole segment: \`${Segment}\``
      : Segment extends `${string}{${string}`
        ? `\`{\` has no \`}\`: \`${Segment}\``
        : Segment extends `${string}}${string}`
          ? `\`}\` has no \`{\`: \`${Segment}\``
          : Segment extends `${string}*${string}`
            ? `\`*\` must be a whole segment, not a part of \`${Segment}\``
            : WrongCharacter<Segment, Foreign> extends infer Character extends string
              ? [Character] extends [never]
                ? never
                : `\`${Character}\` is not allowed in a segment; letters, digits and \`_\`, \`-\`, \`.\`, \`~\` are`
              : never

type WrongCharacter<Text extends string, Wrong> = Text extends `${infer Character}${infer Rest}`
  ? Character extends Wrong
    ? Character
    : WrongCharacter<Rest, Wrong>
  : never

/**
 * Characters that are neither letters nor digits nor `_ - . ~`. The compiler does not know which characters are letters, so the list has
 * ASCII and the signs of Russian typing; any other sign is left to the diagnostic at load.
 */
type Foreign =
  | ' '
  | '\t'
  | '\n'
  | '\r'
  | '!'
  | '"'
  | '#'
  | '$'
  | '%'
  | '&'
  | "'"
  | '('
  | ')'
  | '+'
  | ','
  | ':'
  | ';'
  | '<'
  | '='
  | '>'
  | '?'
  | '@'
  | '['
  | '\\'
  | ']'
  | '^'
  | '`'
  | '|'
  | '«'
  | '»'
  | '„'
  | '“'
  | '”'
  | '‘'
  | '’'
  | '–'
  | '—'
  | '…'
  | '№'
  | '§'
  | '€'
  | '₽'
  | '·'
  | '•'
  | '\u00a0'
