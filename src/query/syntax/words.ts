/** The words of the query language in both languages: of clauses, of operators, of functions. */

const table = `select ВЫБРАТЬ
allowed РАЗРЕШЕННЫЕ
distinct РАЗЛИЧНЫЕ
top ПЕРВЫЕ
as КАК
from ИЗ
where ГДЕ
group СГРУППИРОВАТЬ
by ПО
on ПО
having ИМЕЮЩИЕ
order УПОРЯДОЧИТЬ
asc ВОЗР
desc УБЫВ
autoorder АВТОУПОРЯДОЧИВАНИЕ
union ОБЪЕДИНИТЬ
all ВСЕ
into ПОМЕСТИТЬ
add ДОБАВИТЬ
drop УНИЧТОЖИТЬ
index ИНДЕКСИРОВАТЬ
unique УНИКАЛЬНО
for ДЛЯ
update ИЗМЕНЕНИЯ
of
totals ИТОГИ
overall ОБЩИЕ
hierarchy ИЕРАРХИЯ ИЕРАРХИИ
only ТОЛЬКО
periods ПЕРИОДАМИ
left ЛЕВОЕ
right ПРАВОЕ
full ПОЛНОЕ
outer ВНЕШНЕЕ
inner ВНУТРЕННЕЕ
join СОЕДИНЕНИЕ
and И
or ИЛИ
not НЕ
in В
is ЕСТЬ
null
like ПОДОБНО
escape СПЕЦСИМВОЛ
between МЕЖДУ
refs ССЫЛКА
case ВЫБОР
when КОГДА
then ТОГДА
else ИНАЧЕ
end КОНЕЦ
true ИСТИНА
false ЛОЖЬ
undefined НЕОПРЕДЕЛЕНО
grouping ГРУППИРУЮЩИМ
sets НАБОРАМ`

const russian = new Map<string, ReadonlySet<string>>(
  table.split('\n').map((line) => {
    const [english = '', ...others] = line.toLowerCase().split(' ')
    return [english, new Set([english, ...others])]
  }),
)

/** Whether the word is that keyword in either language; `keyword` is English. */
export const isKeyword = (folded: string, keyword: string): boolean => russian.get(keyword)!.has(folded)

/** Words that never are an alias without КАК. */
const reserved = new Set(
  [...russian].flatMap(([english, all]) =>
    ['refs', 'periods', 'only', 'hierarchy', 'of', 'add', 'unique', 'update', 'sets', 'overall', 'index', 'grouping'].includes(english)
      ? []
      : [...all],
  ),
)
reserved.add('индексировать')
export const isReserved = (folded: string): boolean => reserved.has(folded)

const functionTable = `Sum СУММА
Count КОЛИЧЕСТВО
Min МИНИМУМ
Max МАКСИМУМ
Avg СРЕДНЕЕ
IsNull ЕСТЬNULL
Presentation ПРЕДСТАВЛЕНИЕ
RefPresentation ПРЕДСТАВЛЕНИЕССЫЛКИ
Substring ПОДСТРОКА
Year ГОД
Quarter КВАРТАЛ
Month МЕСЯЦ
DayOfYear ДЕНЬГОДА
Day ДЕНЬ
Week НЕДЕЛЯ
WeekDay ДЕНЬНЕДЕЛИ
Hour ЧАС
Minute МИНУТА
Second СЕКУНДА
BeginOfPeriod НАЧАЛОПЕРИОДА
EndOfPeriod КОНЕЦПЕРИОДА
DateAdd ДОБАВИТЬКДАТЕ
DateDiff РАЗНОСТЬДАТ
DateTime ДАТАВРЕМЯ
Value ЗНАЧЕНИЕ
Type ТИП
ValueType ТИПЗНАЧЕНИЯ
Cast ВЫРАЗИТЬ
EmptyTable ПУСТАЯТАБЛИЦА
RecordAutoNumber АВТОНОМЕРЗАПИСИ
StringLength ДЛИНАСТРОКИ
TrimAll СОКРЛП
TrimL СОКРЛ
TrimR СОКРП
Left ЛЕВ
Right ПРАВ
Upper ВРЕГ
Lower НРЕГ
StrFind СТРНАЙТИ
StrReplace СТРЗАМЕНИТЬ
Round ОКР
Int ЦЕЛ
UUID УНИКАЛЬНЫЙИДЕНТИФИКАТОР
StoredDataSize РАЗМЕРХРАНИМЫХДАННЫХ
GroupedBy СГРУППИРОВАНОПО`

const functions = new Map(
  functionTable.split('\n').flatMap((line) => {
    const [english = '', other = ''] = line.split(' ')
    return [
      [english.toLowerCase(), english],
      [other.toLowerCase(), english],
    ] as const
  }),
)

/** The English name of a function by its name in either language. */
export const functionNamed = (folded: string): string | undefined => functions.get(folded)

const periods: Readonly<Record<string, string>> = {
  секунда: 'second',
  минута: 'minute',
  час: 'hour',
  день: 'day',
  неделя: 'week',
  декада: 'tendays',
  месяц: 'month',
  квартал: 'quarter',
  полугодие: 'halfyear',
  год: 'year',
}
const english = new Set(Object.values(periods))

/** `МЕСЯЦ`, `MONTH` give `month`. */
export const periodNamed = (folded: string): string | undefined => periods[folded] ?? (english.has(folded) ? folded : undefined)
