/**
 * The state machine of an exchange over the interface: objects and sets of records are written, emptied and deleted at random between
 * messages and receipts. A message has what bears its number and what was not sent yet; a receipt ends what bears its number or less.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exchanged } from '../support/infobase/exchanged.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'

const uuid = (kind: number, which: number): string => `7d2e9f0${kind}-0000-4000-8000-00000000000${which}`
const node = uuid(1, 0)

interface Step {
  readonly kind: 'write' | 'delete' | 'records' | 'empty' | 'rate' | 'unrate' | 'select' | 'notify'
  readonly which: number
  readonly number: number
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('write', 'delete', 'records', 'empty', 'rate', 'unrate', 'select', 'select', 'notify'),
    which: fc.nat(2),
    number: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 25 },
)

/** What is expected: whether the data is there, and the message that its change was sent with. */
class Expected {
  readonly registered = new Map<string, number | null>()
  readonly there = new Set<string>()

  change(name: string, isThere: boolean): void {
    this.registered.set(name, null)
    if (isThere) this.there.add(name)
    else this.there.delete(name)
  }
  /** `item 1`, `- item 1` of what is gone, `set 0: 0` of a set without records. */
  message(number: number): readonly string[] {
    for (const [name, sent] of this.registered) if (sent === null) this.registered.set(name, number)
    return [...this.registered].flatMap(([name, sent]) => (sent === number ? [this.#shown(name)] : [])).toSorted()
  }
  receipt(number: number): void {
    for (const [name, sent] of this.registered) if (sent !== null && sent <= number) this.registered.delete(name)
  }
  #shown(name: string): string {
    if (name.startsWith('set')) return `${name}: ${this.there.has(name) ? 1 : 0}`
    return this.there.has(name) ? name : `- ${name}`
  }
}

const rate = (which: number): string => `InformationRegister_Курсы(Period=datetime'2024-01-01T00:00:00', Валюта='V0${which}')`
const set = (which: number): string => `AccumulationRegister_Запасы(Recorder_Key=guid'${uuid(3, which)}')`

async function write(host: ODataHost, { kind, which }: Step, expected: Expected): Promise<void> {
  const item = `Catalog_Товары(guid'${uuid(2, which)}')`
  const name = `${kind === 'write' || kind === 'delete' ? 'item' : kind === 'rate' || kind === 'unrate' ? 'rate' : 'set'} ${which}`
  const isThere = expected.there.has(name)
  if (kind === 'write') await host.ask(isThere ? `PATCH ${item}` : 'POST Catalog_Товары', { Ref_Key: uuid(2, which), Description: 'Т' })
  else if (kind === 'delete' && isThere) await host.ask(`DELETE ${item}`)
  else if (kind === 'rate') {
    const body = { Period: '2024-01-01T00:00:00', Валюта: `V0${which}`, Курс: 1 }
    await host.ask(isThere ? `PATCH ${rate(which)}` : 'POST InformationRegister_Курсы', body)
  } else if (kind === 'unrate' && isThere) await host.ask(`DELETE ${rate(which)}`)
  else if (kind === 'records' || kind === 'empty') {
    const row = { LineNumber: '1', Period: '2024-01-01T00:00:00', RecordType: 'Receipt', Количество: which }
    await host.ask(`PATCH ${set(which)}`, { RecordSet: kind === 'records' ? [row] : [] })
  } else return
  expected.change(name, kind === 'write' || kind === 'rate' || kind === 'records')
}

interface Entry {
  readonly 'odata.type'?: string
  readonly 'id'?: string
  readonly 'Ref_Key'?: string
  readonly 'Recorder_Key'?: string
  readonly 'RecordSet'?: readonly unknown[]
  readonly 'Валюта'?: string
}

function shown({ 'odata.type': type, id, Ref_Key, Recorder_Key, RecordSet, Валюта }: Entry): string {
  const last = (text: string): string => text.at(-1)!
  if (id !== undefined) return id.includes('Catalog_Товары') ? `- item ${last(id.slice(0, -2))}` : `- rate ${last(id.slice(0, -2))}`
  if (Recorder_Key !== undefined) return `set ${last(Recorder_Key)}: ${RecordSet!.length}`
  expect(type).toMatch(/^StandardODATA\.(Catalog_Товары|InformationRegister_Курсы)$/)
  return Ref_Key === undefined ? `rate ${last(Валюта!)}` : `item ${last(Ref_Key)}`
}

test('any order of writing, messages and receipts', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const host = await odataHost(exchanged)
      const ask = async (action: string, number: number) =>
        host.ask(`POST ${action}?DataExchangePoint='ExchangePlan_Обмен(guid'${node}')'&MessageNo=${number}&$format=json`)
      await host.ask('POST ExchangePlan_Обмен', { Ref_Key: node, Code: '1' })
      const expected = new Expected()
      for (const step of run) {
        if (step.kind === 'select') {
          const { value } = (await ask('SelectChanges', step.number)).json() as { value: readonly Entry[] }
          expect(value.map(shown).toSorted()).toEqual(expected.message(step.number))
        } else if (step.kind === 'notify') {
          expect((await ask('NotifyChangesReceived', step.number)).status).toBe(200)
          expected.receipt(step.number)
        } else await write(host, step, expected)
      }
      await host.close()
    }),
    { numRuns: 25 },
  )
})
