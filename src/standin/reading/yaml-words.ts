/** What the parser of YAML complains of, by its code, in both languages, with what to do. */
import { joined, said, type Said } from '../../diagnostics/said.ts'

const quote = said(
  'quote a key or a value that has [ ] { } , : or # in it',
  'возьмите в кавычки ключ или значение, в котором есть [ ] { } , : или #',
)
const spaces = said('indent by spaces', 'пишите отступ пробелами')

/** English words that are not there are the parser's own. */
const words: Readonly<Record<string, readonly [en: string | undefined, ru: string, remedy?: Said]>> = {
  ALIAS_PROPS: [undefined, 'у ссылки (*имя) не может быть ни якоря, ни тега'],
  BAD_ALIAS: [undefined, 'имя ссылки (*имя) записано неверно', quote],
  BAD_COLLECTION_TYPE: [undefined, 'тег не подходит к этому значению'],
  BAD_DIRECTIVE: [undefined, 'директива записана неверно'],
  BAD_DQ_ESCAPE: [
    undefined,
    'в двойных кавычках неизвестная последовательность с «\\»',
    said('write \\\\, or use single quotes', 'пишите \\\\ или возьмите текст в одинарные кавычки'),
  ],
  BAD_INDENT: [undefined, 'неверный отступ'],
  BAD_PROP_ORDER: [undefined, 'якорь и тег стоят не на своём месте'],
  BAD_SCALAR_START: [undefined, 'значение не может начинаться с этого символа', said('quote it', 'возьмите его в кавычки')],
  BLOCK_AS_IMPLICIT_KEY: [
    'a second "key: value" in one line, or an indentation too deep',
    'вторая пара «ключ: значение» в той же строке или лишний отступ',
    quote,
  ],
  BLOCK_IN_FLOW: [undefined, 'внутри [ ] и { } значение записывается в одну строку'],
  DUPLICATE_KEY: [undefined, 'ключ указан дважды'],
  IMPOSSIBLE: [undefined, 'текст не разобрать'],
  KEY_OVER_1024_CHARS: [undefined, 'ключ длиннее 1024 символов'],
  MISSING_CHAR: [undefined, 'не хватает знака: запятой, двоеточия, скобки или кавычки', quote],
  MULTILINE_IMPLICIT_KEY: [
    'a key has no colon and blank after it, or its indentation is not that of its neighbours',
    'после ключа нет двоеточия с пробелом, или отступ не такой, как у соседних строк',
    quote,
  ],
  MULTIPLE_ANCHORS: [undefined, 'у значения больше одного якоря'],
  MULTIPLE_DOCS: ['the file has several documents', 'в файле несколько документов', said('keep one (up to ---)', 'оставьте один (до ---)')],
  MULTIPLE_TAGS: [undefined, 'у значения больше одного тега'],
  TAB_AS_INDENT: ['a tab is used as indentation', 'отступ сделан табуляцией', spaces],
  TAG_RESOLVE_FAILED: [undefined, 'тег неизвестен или не подходит к значению', quote],
  UNEXPECTED_TOKEN: ['a character too many', 'лишний знак', quote],
}

/** A list, a mapping or a text that is not closed has the code of something else. */
const unclosed: readonly (readonly [message: RegExp, words: (character: string) => Said])[] = [
  [
    /end with a ([\]}])$/,
    (end) =>
      said(
        `"${end}" is missing; close it, and indent the lines that it goes on in`,
        `не хватает «${end}»; закройте скобку, а строки внутри неё пишите с отступом`,
      ),
  ],
  [/^Missing closing (["'])/, (quotes) => said(`${quotes} is missing: a text in quotes is not closed`, `кавычка ${quotes} не закрыта`)],
]

/** `code` and `message`: the parser's. */
export function yamlTrouble(code: string, message: string): Said {
  for (const [sentence, say] of unclosed) {
    const found = sentence.exec(message)
    if (found !== null) return say(found[1]!)
  }
  const [en = message, ru, remedy] = words[code] ?? [undefined, 'текст не разобрать']
  return remedy === undefined ? said(en, ru) : joined([said(en, ru), remedy], '; ')
}
