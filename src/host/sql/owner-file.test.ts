/** Of the processes that want a file, one has it, whenever another one comes. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { ownFile, ownerDisk, type OwnerDisk } from './owner-file.ts'

/** Runs something before the so many-th thing that is done with files. */
function interrupted(call: number, run: () => void): OwnerDisk {
  let left = call
  const before =
    <Args extends readonly unknown[], Result>(done: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (left-- === 0) run()
      return done(...args)
    }
  const { write, link, read, remove } = ownerDisk
  return { write: before(write), link: before(link), read: before(read), remove: before(remove) }
}

const GONE = '4194304 1'
let files = 0

function fileWith(left: Readonly<Record<string, string>>): string {
  const file = join(temporaryFolder(), `own-${files++}`, 'base')
  mkdirSync(dirname(file))
  for (const [end, text] of Object.entries(left)) writeFileSync(`${file}${end}`, text)
  return file
}

/** What removes it again; `undefined` where it is had by another. */
function owned(file: string, disk: OwnerDisk = ownerDisk): (() => void) | undefined {
  try {
    return ownFile(file, undefined, disk)
  } catch (error) {
    expect(error).toMatchObject({ code: 'infobase/file-busy' })
    return undefined
  }
}

/** The other one comes before the so many-th call: how many of the two have the file, and whether there was such a call. */
function ownersAt(call: number, left: Readonly<Record<string, string>>): { readonly owners: number; readonly isReached: boolean } {
  const file = fileWith(left)
  let other: (() => void) | undefined
  let isReached = false
  const disk = interrupted(call, () => {
    isReached = true
    other = owned(file)
  })
  const one = owned(file, disk)
  const owners = [one, other].filter((release) => release !== undefined)
  for (const release of owners) release()
  expect(readdirSync(dirname(file)).filter((name) => !name.endsWith('.heir'))).toEqual([])
  return { owners: owners.length, isReached }
}

test.each<readonly [what: string, left: Readonly<Record<string, string>>]>([
  ['nothing', {}],
  ['the file of a process that is gone', { '.pid': GONE }],
  ['that, and the file of an heir that is gone too', { '.pid': GONE, '.pid.heir': GONE }],
])('with %s left behind, one of two has it, wherever the other one comes between', (_, left) => {
  let call = 0
  for (let isReached = true; isReached; call++) {
    const found = ownersAt(call, left)
    isReached = found.isReached
    expect([call, found.owners]).toEqual([call, 1])
  }
  expect(call).toBeGreaterThan(4)
})

test('an heir leaves nothing behind', () => {
  const file = fileWith({ '.pid': GONE, '.pid.heir': GONE })
  ownFile(file)()
  expect(['.pid', '.pid.heir', '.pid.heir.heir'].map((end) => existsSync(`${file}${end}`))).toEqual([false, false, false])
})

test('a file system without second names has owners, too', () => {
  const link = (): never => {
    throw Object.assign(new Error('not permitted'), { code: 'EPERM' })
  }
  const file = fileWith({ '.pid': GONE })
  const release = owned(file, { ...ownerDisk, link })
  expect(release).toBeDefined()
  expect(owned(file, { ...ownerDisk, link })).toBeUndefined()
  release!()
  expect(readdirSync(dirname(file))).toEqual([])
})
