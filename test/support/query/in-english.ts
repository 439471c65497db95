/** A query's text with its keywords and functions in English; names stay as they are. Keywords are what is in capital letters. */
const table = `ВЫБРАТЬ SELECT, РАЗРЕШЕННЫЕ ALLOWED, РАЗЛИЧНЫЕ DISTINCT, ПЕРВЫЕ TOP, КАК AS, ИЗ FROM, ГДЕ WHERE,
СГРУППИРОВАТЬ GROUP, ИМЕЮЩИЕ HAVING, УПОРЯДОЧИТЬ ORDER, ВОЗР ASC, УБЫВ DESC, АВТОУПОРЯДОЧИВАНИЕ AUTOORDER,
ОБЪЕДИНИТЬ UNION, ВСЕ ALL, ПОМЕСТИТЬ INTO, УНИЧТОЖИТЬ DROP, ИНДЕКСИРОВАТЬ INDEX, ДЛЯ FOR, ИЗМЕНЕНИЯ UPDATE,
ИЕРАРХИИ HIERARCHY, ЛЕВОЕ LEFT, ПРАВОЕ RIGHT, ПОЛНОЕ FULL, ВНУТРЕННЕЕ INNER, СОЕДИНЕНИЕ JOIN, И AND, ИЛИ OR,
НЕ NOT, В IN, ЕСТЬ IS, ПОДОБНО LIKE, СПЕЦСИМВОЛ ESCAPE, МЕЖДУ BETWEEN, ССЫЛКА REFS, ВЫБОР CASE, КОГДА WHEN,
ТОГДА THEN, ИНАЧЕ ELSE, КОНЕЦ END, ИСТИНА TRUE, ЛОЖЬ FALSE, НЕОПРЕДЕЛЕНО UNDEFINED, СУММА SUM,
КОЛИЧЕСТВО COUNT, МИНИМУМ MIN, МАКСИМУМ MAX, СРЕДНЕЕ AVG, ЕСТЬNULL ISNULL, ПРЕДСТАВЛЕНИЕ PRESENTATION,
ПРЕДСТАВЛЕНИЕССЫЛКИ REFPRESENTATION, ПОДСТРОКА SUBSTRING, ГОД YEAR, КВАРТАЛ QUARTER, МЕСЯЦ MONTH, ДЕНЬ DAY,
НАЧАЛОПЕРИОДА BEGINOFPERIOD, КОНЕЦПЕРИОДА ENDOFPERIOD, ДОБАВИТЬКДАТЕ DATEADD, РАЗНОСТЬДАТ DATEDIFF,
ДАТАВРЕМЯ DATETIME, ЗНАЧЕНИЕ VALUE, ТИП TYPE, ТИПЗНАЧЕНИЯ VALUETYPE, ВЫРАЗИТЬ CAST, СТРОКА STRING,
ЧИСЛО NUMBER`
const english = new Map(table.split(/,\s+/).map((one) => one.split(' ') as [string, string]))

const kinds = `Справочник Catalog, Документ Document, РегистрСведений InformationRegister, РегистрНакопления AccumulationRegister,
Перечисление Enum, Константа Constant`
const kindNames = new Map(kinds.split(/,\s+/).map((one) => one.split(' ') as [string, string]))

/** Texts in quotation marks stay, and so do aliases behind КАК and before a point. */
export function inEnglish(text: string): string {
  return text
    .replace(/"[^"]*"|\/\/.*|(КАК )?([\p{L}_]+)(?=([ .(])?)/gu, (whole, as: string | undefined, word: string | undefined, next: string) => {
      if (word === undefined) return whole
      if (as !== undefined && !(next === '(' || english.get(word) === 'STRING' || english.get(word) === 'NUMBER' || kindNames.has(word)))
        return `AS ${word}`
      const said = as === undefined ? '' : 'AS '
      if (next === '.') return said + (kindNames.get(word) ?? word)
      return said + (english.get(word) ?? word)
    })
    .replace(/(GROUP|ORDER|INDEX) ПО/gu, '$1 BY')
    .replace(/(?<=[\s)])ПО(?=[\s(])/gu, 'ON')
}
