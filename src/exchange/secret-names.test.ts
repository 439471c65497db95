/** Targets as logs and journals show them: what is secret by its name is not in them, all else is as it was sent. */
import { expect, test } from 'vitest'
import { maskedExpression, maskedTarget } from './secret-names.ts'

const e = encodeURIComponent

test.each<[target: string, shown: string]>([
  ['/hs/a/b', '/hs/a/b'],
  ['/hs/a?x=1&%D1%8F=%20', '/hs/a?x=1&%D1%8F=%20'],
  ['/hs/a?token=abcd&x=1', '/hs/a?token=***&x=1'],
  [`/hs/a?${e('пароль')}=abcd`, `/hs/a?${e('пароль')}=***`],
  ['/hs/a?a[password]=abcd', '/hs/a?a[password]=***'],
  ['/hs/a;password=abcd/b;c=1', '/hs/a;password=***/b;c=1'],
  [`/hs/a?to=${e('/login?token=abcd&x=1')}`, '/hs/a?to=/login?token=***&x=1'],
  [`/o/X?$filter=${e("Code eq 'abcd'")}`, `/o/X?$filter=${e("Code eq 'abcd'")}`],
  [`/o/X?$filter=${e("token eq 'abcd'")}`, "/o/X?$filter=token%20eq%20'***'"],
  [`/o/X?$filter=${e("'abcd' ne A/api_key")}`, "/o/X?$filter='***'%20ne%20A/api_key"],
  [`/o/X?$filter=${e("startswith(token, 'ab''cd')")}`, "/o/X?$filter=startswith(token,%20'***')"],
  [`/o/X?$filter=${e("token eq 'abcd")}`, "/o/X?$filter=token%20eq%20'***"],
  [`/o/X(token='abcd',Code='x')`, "/o/X(token='***')"],
  [`/o/X/Balance(Condition='${e("token eq 'abcd'")}')`, "/o/X/Balance(Condition='***')"],
  [`https://chat.example/bot123456789:${'Ab-_5'.repeat(7)}/send?x=1`, 'https://chat.example/bot123456789:***/send?x=1'],
  ['/robot1:short/send', '/robot1:short/send'],
])('%s', (target, shown) => {
  expect(maskedTarget(target)).toBe(shown)
})

test('a long target', () => {
  expect(maskedTarget(`/hs/${'a'.repeat(100_000)}?${"'".repeat(100_001)}${'a=;'.repeat(50_000)}`)).toBeDefined()
})

test('a text with an apostrophe and no secret name', () => {
  expect(maskedExpression("it's 'x'")).toBe("it's 'x'")
})
