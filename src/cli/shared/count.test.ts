import { expect, test } from 'vitest'
import { countOf, servicesCount } from './count.ts'

// Russian plurals: CLDR, cardinal rules of ru.
test.each<readonly [count: number, en: string, ru: string]>([
  [0, 'no errors', 'нет ошибок'],
  [1, '1 error', '1 ошибка'],
  [2, '2 errors', '2 ошибки'],
  [5, '5 errors', '5 ошибок'],
  [11, '11 errors', '11 ошибок'],
  [12, '12 errors', '12 ошибок'],
  [21, '21 errors', '21 ошибка'],
  [24, '24 errors', '24 ошибки'],
  [111, '111 errors', '111 ошибок'],
  [122, '122 errors', '122 ошибки'],
])('%s is "%s" and "%s"', (count, en, ru) => {
  expect([countOf(count, 'error', 'en'), countOf(count, 'error', 'ru')]).toEqual([en, ru])
})

test('kinds of services that there are none of are left out', () => {
  expect(servicesCount(2, 0, 'ru')).toBe('2 HTTP-сервиса')
  expect(servicesCount(0, 1, 'en')).toBe('1 Web service')
  expect(servicesCount(1, 5, 'ru')).toBe('1 HTTP-сервис, 5 Web-сервисов')
  expect(servicesCount(0, 0, 'ru')).toBe('нет HTTP-сервисов')
})
