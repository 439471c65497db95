/** Files and folders written whole or not at all, one writer after the other. */
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { locked, writeWhole } from './whole-file.ts'
import { writeAll } from './whole-folder.ts'

const text = (file: string): string => readFileSync(file, 'utf8')

describe('one file', () => {
  test('replaces another, whose rights it keeps, and leaves nothing beside it', async () => {
    const folder = temporaryFolder({ a: 'old' })
    chmodSync(join(folder, 'a'), 0o640)
    await writeWhole(join(folder, 'a'), 'new')
    expect([text(join(folder, 'a')), statSync(join(folder, 'a')).mode & 0o777, readdirSync(folder)]).toEqual(['new', 0o640, ['a']])
  })

  test('its rights stay where the process makes files for its user alone', async () => {
    const folder = temporaryFolder({ a: 'old' })
    chmodSync(join(folder, 'a'), 0o664)
    const before = process.umask(0o077)
    onTestFinished(() => void process.umask(before))
    await writeWhole(join(folder, 'a'), 'new')
    await writeWhole(join(folder, 'b'), 'new')
    expect(['a', 'b'].map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o664, 0o600])
  })

  test('a fresh one is refused where there is one', async () => {
    const folder = temporaryFolder({ a: 'old' })
    await expect(writeWhole(join(folder, 'a'), 'new', { fresh: true })).rejects.toMatchObject({ code: 'EEXIST' })
    await writeWhole(join(folder, 'b'), 'new', { fresh: true })
    expect([text(join(folder, 'a')), text(join(folder, 'b')), readdirSync(folder)]).toEqual(['old', 'new', ['a', 'b']])
  })

  test('through a symbolic link to what it means; one beside it with a likely name is not written through', async () => {
    const folder = temporaryFolder({ 'real/users.json': 'old', 'other': 'mine' })
    symlinkSync('real/users.json', join(folder, 'users.json'))
    symlinkSync('../other', join(folder, 'real/users.json.new'))
    await writeWhole(join(folder, 'users.json'), 'new', { mode: 0o600 })
    expect([
      text(join(folder, 'real/users.json')),
      lstatSync(join(folder, 'users.json')).isSymbolicLink(),
      text(join(folder, 'other')),
    ]).toEqual(['new', true, 'mine'])
    expect(statSync(join(folder, 'real/users.json')).mode & 0o777).toBe(0o600)
  })
})

describe('many files', () => {
  test('into a folder that is there, beside others', async () => {
    const folder = temporaryFolder({ 'out/mine': 'mine', 'out/hs/a': 'old' })
    const out = join(folder, 'out')
    await writeAll(out, [
      { file: join(out, 'hs/a'), text: 'new a' },
      { file: join(out, 'ws/b'), text: 'new b' },
    ])
    expect([text(join(out, 'hs/a')), text(join(out, 'ws/b')), text(join(out, 'mine')), readdirSync(folder)]).toEqual([
      'new a',
      'new b',
      'mine',
      ['out'],
    ])
  })

  test('one that cannot be put into its place takes the others back', async () => {
    const folder = temporaryFolder({ 'out/hs/a': 'old', 'out/ws': 'a file where a folder is needed' })
    const out = join(folder, 'out')
    const files = [
      { file: join(out, 'hs/a'), text: 'new' },
      { file: join(out, 'hs/b'), text: 'new' },
      { file: join(out, 'ws/c'), text: 'new' },
    ]
    await expect(writeAll(out, files)).rejects.toMatchObject({ code: 'EEXIST' })
    expect([text(join(out, 'hs/a')), readdirSync(join(out, 'hs')), readdirSync(folder)]).toEqual(['old', ['a'], ['out']])
  })
})

describe('a lock', () => {
  test('lets one after the other work, however many come at once', async () => {
    const file = join(temporaryFolder({ list: '' }), 'list')
    const add = (at: number): Promise<void> => locked(file, async () => writeWhole(file, `${text(file)}${at},`))
    await Promise.all(Array.from({ length: 12 }, (_, at) => add(at)))
    expect(
      text(file)
        .split(',')
        .filter(Boolean)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 12 }, (_, at) => at))
    expect(readdirSync(join(file, '..'))).toEqual(['list'])
  })

  test('of a process that has died is taken over, and what it left is removed', async () => {
    const folder = temporaryFolder({ 'list': 'old', 'list.lock': `${2 ** 22 + 1} ${hostname()} x`, '.list.1.new': 'a part' })
    await locked(join(folder, 'list'), async () => {})
    expect(readdirSync(folder)).toEqual(['list'])
  })

  test('of a living one is waited for', async () => {
    const folder = temporaryFolder({ 'list': 'old', 'list.lock': `${process.pid} ${hostname()} x` })
    let done = false
    const waiting = locked(join(folder, 'list'), async () => void (done = true))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(done).toBe(false)
    writeFileSync(join(folder, 'list.lock'), `${2 ** 22 + 1} ${hostname()} y`)
    await waiting
    expect(done).toBe(true)
  })
})
