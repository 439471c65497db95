/** What the parser of YAML complains of, in Russian, by its code; in English it says so itself. */
const words: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'у ссылки (*имя) не может быть ни якоря, ни тега',
  BAD_ALIAS: 'имя ссылки (*имя) записано неверно',
  BAD_COLLECTION_TYPE: 'тег не подходит к этому значению',
  BAD_DIRECTIVE: 'директива записана неверно',
  BAD_DQ_ESCAPE: 'в двойных кавычках неизвестная последовательность с «\\»',
  BAD_INDENT: 'неверный отступ',
  BAD_PROP_ORDER: 'якорь и тег стоят не на своём месте',
  BAD_SCALAR_START: 'значение не может начинаться с этого символа',
  BLOCK_AS_IMPLICIT_KEY: 'вложенное значение не может быть ключом в этой строке',
  BLOCK_IN_FLOW: 'внутри [ ] и { } значение записывается в одну строку',
  DUPLICATE_KEY: 'ключ указан дважды',
  IMPOSSIBLE: 'текст не разобрать',
  KEY_OVER_1024_CHARS: 'ключ длиннее 1024 символов',
  MISSING_CHAR: 'не хватает знака: запятой, двоеточия, скобки или кавычки',
  MULTILINE_IMPLICIT_KEY: 'ключ занимает больше одной строки',
  MULTIPLE_ANCHORS: 'у значения больше одного якоря',
  MULTIPLE_DOCS: 'в файле больше одного документа',
  MULTIPLE_TAGS: 'у значения больше одного тега',
  TAB_AS_INDENT: 'отступ сделан табуляцией',
  TAG_RESOLVE_FAILED: 'тег неизвестен или не подходит к значению',
  UNEXPECTED_TOKEN: 'лишний знак',
}

/** `code`: the parser's. */
export const yamlTrouble = (code: string): string => words[code] ?? 'текст не разобрать'
