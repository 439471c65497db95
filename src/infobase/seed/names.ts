/** Russian names for sample data: of goods, companies, people, streets. */
import { withBarcodeKey, withTaxpayerKey } from './keyed.ts'
import type { Chance } from './random.ts'

const goods = ['Стол', 'Стул', 'Шкаф', 'Диван', 'Светильник', 'Ковер', 'Чайник', 'Пылесос', 'Холодильник', 'Телевизор', 'Утюг', 'Миксер']
const kinds = ['письменный', 'складной', 'угловой', 'детский', 'кухонный', 'напольный', 'походный', 'настенный', 'большой', 'малый']
const makers = ['Ромашка', 'Заря', 'Восход', 'Маяк', 'Прогресс', 'Север', 'Ёлочка', 'Луч', 'Родник', 'Волна', 'Чайка', 'Береза']
const forms = ['ООО', 'АО', 'ИП', 'ПАО']
const families = ['Иванов', 'Петров', 'Сидоров', 'Кузнецов', 'Соловьёв', 'Васильев', 'Зайцев', 'Павлов', 'Семёнов', 'Голубев']
const givenNames = ['Иван', 'Пётр', 'Алексей', 'Сергей', 'Дмитрий', 'Андрей', 'Николай', 'Фёдор']
const fathers = ['Иванович', 'Петрович', 'Алексеевич', 'Сергеевич', 'Дмитриевич', 'Андреевич']
const streets = ['Ленина', 'Садовая', 'Мира', 'Гагарина', 'Школьная', 'Зелёная', 'Новая', 'Советская']
const cities = ['Москва', 'Казань', 'Тверь', 'Омск', 'Пермь', 'Королёв', 'Псков']
const words = ['срочно', 'согласовано', 'основной', 'дополнительный', 'по договору', 'без замечаний', 'проверено', 'новый', 'архив']

const person = (chance: Chance): string => `${chance.pick(families)} ${chance.pick(givenNames)} ${chance.pick(fathers)}`
const digits = (chance: Chance, count: number): string => Array.from({ length: count }, () => chance.whole(0, 9)).join('')

/** Which names suit which field or object, by its own name. */
const suiting: readonly (readonly [RegExp, (chance: Chance) => string])[] = [
  // No tax office has a number that begins with 00, so that no company has such an INN.
  [/ИНН/u, (chance) => withTaxpayerKey(`00${digits(chance, 7)}`)],
  [/КПП|БИК/u, (chance) => digits(chance, 9)],
  [/Штрихкод/iu, (chance) => withBarcodeKey(`46${digits(chance, 10)}`)],
  [/Телефон/u, (chance) => `+7 (${chance.whole(900, 999)}) ${digits(chance, 3)}-${digits(chance, 2)}-${digits(chance, 2)}`],
  [/Почт|Email|E_mail/iu, (chance) => `user${chance.whole(1, 999)}@example.ru`],
  [/Адрес/u, (chance) => `г. ${chance.pick(cities)}, ул. ${chance.pick(streets)}, д. ${chance.whole(1, 99)}`],
  [/Артикул/u, (chance) => `А-${digits(chance, 5)}`],
  [/Контрагент|Организац|Партнер|Поставщик|Покупател|Клиент|Банк/u, (chance) => `${chance.pick(forms)} «${chance.pick(makers)}»`],
  [/Физ|Сотрудник|Пользовател|Автор|Ответственн|Исполнител/u, person],
  [/Товар|Номенклатур|Материал|Продукци/u, (chance) => `${chance.pick(goods)} ${chance.pick(kinds)} «${chance.pick(makers)}»`],
]

/** A name for a description or a text, as its field or object is called; `undefined` where none of these suits. */
export const suitingName = (called: string, chance: Chance): string | undefined =>
  suiting.find(([pattern]) => pattern.test(called))?.[1](chance)

export const anyWords = (chance: Chance): string => Array.from({ length: chance.whole(1, 3) }, () => chance.pick(words)).join(', ')
