/** `ФайловыйПоток` and ФайловыеПотоки: files as streams; what was written is in the file when the stream is closed or flushed. */
import { Enumeration, EnumerationValue } from '../../dictionary/library.ts'
import { BslError, errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { MemoryStream, streamMethods, streamProperties } from './stream.ts'

export const fileOpenMode = new Enumeration('РежимОткрытияФайла|FileOpenMode', [
  'Дописать|Append',
  'Обрезать|Truncate',
  'Открыть|Open',
  'ОткрытьИлиСоздать|OpenOrCreate',
  'Создать|Create',
  'СоздатьНовый|CreateNew',
])
export const fileAccess = new Enumeration('ДоступКФайлу|FileAccess', ['Запись|Write', 'Чтение|Read', 'ЧтениеИЗапись|ReadAndWrite'])

/** A file as a stream, by the English name of the mode; a file that only is read is not written when the stream is closed. */
export function openFile(run: Run, path: string, mode: string, readOnly = false): MemoryStream {
  const exists = run.files.stat(path) !== undefined
  if (mode === 'CreateNew' && exists) throw new BslError(`Файл уже существует '${path}'`, `The file already exists '${path}'`)
  const isEmpty = mode === 'Create' || mode === 'CreateNew' || (mode !== 'Open' && !exists)
  const bytes = isEmpty || mode === 'Truncate' ? new Uint8Array() : run.files.read(path)
  let written = isEmpty || mode === 'Truncate'
  if (written) run.files.write(path, bytes)
  const stream = new MemoryStream(fileStreamType, bytes, !readOnly, (content) => {
    if (written || stream.changed) run.files.write(path, content)
    written = true
  })
  if (mode === 'Append') stream.position = bytes.length
  return stream
}

const modeOf = (value: unknown): string => {
  if (!(value instanceof EnumerationValue) || !fileOpenMode.values.includes(value)) throw errors.mismatch(2)
  return value.english
}

const isReading = (access: unknown): boolean => access === fileAccess.of('Read')

const fileStreamType: ObjectType = new ObjectType('ФайловыйПоток|FileStream', {
  presentation: 'Файловый поток',
  create: {
    kinds: 'saa?i?',
    make: (run: Run, path: string, mode: unknown, access?: unknown) => openFile(run, path, modeOf(mode), isReading(access)),
  },
  methods: streamMethods,
  properties: streamProperties,
})

class FileStreams extends BslObject {
  readonly type = fileStreamsType
}

const fileStreamsType: ObjectType = new ObjectType('МенеджерФайловыхПотоков|FileStreamsManager', {
  presentation: 'Менеджер файловых потоков',
  methods: {
    'Открыть|Open|$saa?i?': (_: FileStreams, run: Run, path: string, mode: unknown, access?: unknown) =>
      openFile(run, path, modeOf(mode), isReading(access)),
    'ОткрытьДляЧтения|OpenForRead|$s': (_: FileStreams, run: Run, path: string) => openFile(run, path, 'Open', true),
    'ОткрытьДляЗаписи|OpenForWrite|$s': (_: FileStreams, run: Run, path: string) => openFile(run, path, 'OpenOrCreate'),
    'ОткрытьДляДописывания|OpenForAppend|$s': (_: FileStreams, run: Run, path: string) => openFile(run, path, 'Append'),
    'Создать|Create|$s': (_: FileStreams, run: Run, path: string) => openFile(run, path, 'Create'),
  },
})

export const fileStreamTypes = [fileStreamType, fileStreamsType]
export const fileStreams = new FileStreams()
