/** The answer of a module's handler: its body is written through its stream. */
import { expect, test } from 'vitest'
import { runBSL } from '../../../../test/support/bsl.ts'

test('the stream of the body is written to', async () => {
  const code =
    'О = Новый HTTPСервисОтвет(200); О.УстановитьТелоИзСтроки("а"); П = О.ПолучитьТелоКакПоток(); П.Перейти(0, ПозицияВПотоке.Конец); '
    + 'З = Новый ЗаписьДанных(П); З.ЗаписатьСимволы("б"); Сообщить(О.ПолучитьТелоКакПоток().Размер());'
  expect(await runBSL(code)).toEqual({ lines: ['4'], error: undefined })
})
