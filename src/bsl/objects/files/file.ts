/** `Файл`: what a path says, and what is there. */
import { DateValue, unixEpoch } from '../../run/calendar.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'

export class FileObject extends BslObject {
  readonly type = fileType
  readonly full: string
  readonly #run: Run

  constructor(run: Run, full: string) {
    super()
    this.#run = run
    let end = full.length
    while (end > 1 && (full[end - 1] === '/' || full[end - 1] === '\\')) end--
    this.full = full.slice(0, end)
  }

  get name(): string {
    return this.full.slice(separatorAt(this.full) + 1)
  }

  get path(): string {
    return this.full.slice(0, separatorAt(this.full) + 1)
  }

  get extension(): string {
    const dot = this.name.lastIndexOf('.')
    return dot < 0 ? '' : this.name.slice(dot)
  }

  get stat(): { readonly isFolder: boolean; readonly size: number; readonly modified: number } | undefined {
    return this.full === '' ? undefined : this.#run.files.stat(this.full)
  }

  need(): { readonly isFolder: boolean; readonly size: number; readonly modified: number } {
    const { stat } = this
    if (!stat) throw new BslError(`Файл не обнаружен '${this.full}'`, `File not found '${this.full}'`)
    return stat
  }
}

export const separatorAt = (path: string): number => Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))

export const fileType: ObjectType = new ObjectType('Файл|File', {
  create: { kinds: 's?', make: (run: Run, path = '') => new FileObject(run, path) },
  properties: {
    'Имя|Name': { get: (self: FileObject) => self.name },
    'ИмяБезРасширения|BaseName': { get: (self: FileObject) => self.name.slice(0, self.name.length - self.extension.length) },
    'ПолноеИмя|FullName': { get: (self: FileObject) => self.full },
    'Путь|Path': { get: (self: FileObject) => self.path },
    'Расширение|Extension': { get: (self: FileObject) => self.extension },
  },
  methods: {
    'Существует|Exist': (self: FileObject) => self.stat !== undefined,
    'ЭтоКаталог|IsDirectory': (self: FileObject) => self.need().isFolder,
    'ЭтоФайл|IsFile': (self: FileObject) => !self.need().isFolder,
    'Размер|Size': (self: FileObject) => self.need().size,
    'ПолучитьВремяИзменения|GetModificationTime': (self: FileObject) => new DateValue(Math.floor(self.need().modified / 1000) + unixEpoch),
    'ПолучитьУниверсальноеВремяИзменения|GetModificationUniversalTime': (self: FileObject) =>
      new DateValue(Math.floor(self.need().modified / 1000) + unixEpoch),
    'ПолучитьТолькоЧтение|GetReadOnly': () => false,
  },
})
