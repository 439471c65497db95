/** Whose roles say what a user may use: those of users.json, or of the configuration. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import { recognise } from '../../metadata/format/recognise.ts'
import { loadInfobase } from './publication-files.ts'

const configurations = recognise(nodeFiles, fileURLToPath(new URL('../../../test/fixtures/warehouse-edt', import.meta.url))) ?? []
const own = { Свои: ['HTTPService'] }
const ofConfiguration = { Кладовщик: ['HTTPService.Склад.URLTemplate.Товары.Method.GET'] }

test.for([
  ['users.json has roles', { users: [{ Name: 'а', Roles: ['Свои'] }], roles: own }, own, []],
  ['a user has a role of the configuration', { users: [{ Name: 'а', Roles: ['Кладовщик'] }] }, ofConfiguration, []],
  ['no user has one', { users: [{ Name: 'а', Roles: ['Другая'] }] }, undefined, ['users/no-roles']],
  ['no user has any', { users: [{ Name: 'а' }] }, undefined, []],
] as const)('%s', async ([, file, roles, diagnostics]) => {
  const users = join(temporaryFolder({ 'users.json': JSON.stringify(file) }), 'users.json')
  const loaded = await loadInfobase({ base: '', users }, [], undefined, configurations)
  expect(loaded.configuration.access?.roles).toEqual(roles)
  expect(loaded.diagnostics.map((one) => one.code)).toEqual(diagnostics)
})
