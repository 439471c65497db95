/** What JavaScript itself says in English alone, in both languages: the sentences that a module with a slip in it ends with. */
import { said, type Said } from './said.ts'

const sentences: readonly (readonly [sentence: RegExp, russian: (...parts: readonly string[]) => string])[] = [
  [/^(.+) is not a function$/s, (what) => `${what} – не функция`],
  [/^(.+) is not a constructor$/s, (what) => `${what} – не конструктор`],
  [/^(.+) is not defined$/s, (name) => `имя ${name} не определено`],
  [/^(.+) is not iterable(?: .*)?$/s, (what) => `${what} нельзя перебрать`],
  [/^Cannot (?:read|set) properties of (undefined|null) \((?:reading|setting) '(.*)'\)$/s, (of, name) => `у ${of} нет свойства «${name}»`],
  [/^Cannot access '(.*)' before initialization$/s, (name) => `обращение к «${name}» до его объявления`],
  [/^Assignment to constant variable\.$/, () => 'присваивание константе'],
  [/^Maximum call stack size exceeded$/, () => 'переполнение стека вызовов'],
  [/^Unexpected token, expected "(.*)"\.?$/s, (what) => `лишний или пропущенный знак: ожидается ${what}`],
  [/^Unexpected token(?: '(.*)')?\.?$/s, (what) => `неожиданный знак${what === undefined ? '' : ` ${what}`}`],
  [/^Unexpected end of input\.?$/, () => 'текст обрывается'],
  [/^Unterminated string constant\.?$/, () => 'строка не закрыта кавычкой'],
  [/^Unterminated template\.?$/, () => 'шаблонная строка не закрыта знаком `'],
  [/^Unterminated regular expression\.?$/, () => 'регулярное выражение не закрыто знаком /'],
  [/^Unterminated comment\.?$/, () => 'комментарий не закрыт'],
  [/^Missing semicolon\.?$/, () => 'пропущена точка с запятой или перевод строки'],
  [/^Missing initializer in (.+) declaration\.?$/, (kind) => `в объявлении ${kind} нет значения`],
  [/^Identifier '(.*)' has already been declared\.?$/s, (name) => `имя «${name}» уже объявлено`],
  [/^Identifier directly after number\.?$/, () => 'имя не может начинаться с цифры'],
  [/^'return' outside of function\.?$/, () => 'return вне функции'],
  [/^Bad character escape sequence\.?$/, () => 'неверная последовательность с «\\»'],
  [/^The requested module '(.*)' does not provide an export named '(.*)'$/s, (from, name) => `модуль «${from}» не экспортирует «${name}»`],
]

/** A sentence of another kind is in both places as it is. */
export function saidByEngine(message: string): Said {
  for (const [sentence, russian] of sentences) {
    const found = sentence.exec(message)
    if (found !== null) return said(message, russian(...found.slice(1)))
  }
  return said(message, message)
}
