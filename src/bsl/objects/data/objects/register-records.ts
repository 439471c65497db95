/** `Движения`: the sets of records of a document by the names of their registers. */
import type { DocumentObject } from '../../../../infobase/objects/item/document-object.ts'
import { errors } from '../../../run/error.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import type { RunData } from '../values/run-data.ts'
import { recordSetValue, type RecordSetValue } from './record-set.ts'

class RegisterRecordsValue extends BslObject {
  readonly type = recordsType
  readonly data: RunData
  readonly document: DocumentObject

  constructor(data: RunData, document: DocumentObject) {
    super()
    this.data = data
    this.document = document
  }

  get sets(): RecordSetValue[] {
    return Object.values(this.document.RegisterRecords).map((one) => recordSetValue(this.data, one))
  }

  override getField(folded: string): unknown {
    return this.sets.find((one) => one.set.Metadata().Name.toLowerCase() === folded)
  }

  override getIndex(index: unknown): unknown {
    const found = typeof index === 'string' ? this.getField(index.toLowerCase()) : this.sets[Number(index)]
    if (found === undefined) throw typeof index === 'string' ? errors.noField(index) : errors.outOfBounds()
    return found
  }

  override iterate(): Iterable<unknown> {
    return this.sets
  }

  async write(): Promise<void> {
    for (const one of this.sets) if (one.writes || one.set.Modified()) await this.data.within(() => one.set.Write())
  }
}

const recordsType: ObjectType = new ObjectType('КоллекцияДвижений|RegisterRecordsCollection', {
  methods: {
    'Количество|Count': (self: RegisterRecordsValue) => self.sets.length,
    'Получить|Get|i': (self: RegisterRecordsValue, at: number) => self.getIndex(at),
    'Найти|Find|s': (self: RegisterRecordsValue, name: string) => self.getField(name.toLowerCase()) ?? null,
    'Записать|Write': (self: RegisterRecordsValue) => self.write(),
    'Очистить|Clear': (self: RegisterRecordsValue) => {
      for (const one of self.sets) one.set.Clear()
    },
  },
})

export const recordsOf = (data: RunData, document: DocumentObject): BslObject => new RegisterRecordsValue(data, document)

export const registerRecordsTypes = [recordsType]
