/** Functions of files; every path goes through the run's files, which refuse what lies outside their folders. */
import type { Library } from '../../dictionary/library.ts'
import { BslError } from '../../run/error.ts'
import type { Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'
import { fileType, FileObject, separatorAt } from './file.ts'
import { textDocumentType, textParameters } from './text-document.ts'
import { textReaderType } from './text-reader.ts'
import { byteOrderMark, textWriterType } from './text-writer.ts'

const matcher = (mask: string): RegExp =>
  new RegExp(
    `^${mask
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'iu',
  )

const joined = (folder: string, name: string): string => (/[\\/]$/.test(folder) ? folder + name : `${folder}/${name}`)

function* found(run: Run, folder: string, mask: RegExp, deep: boolean): Iterable<string> {
  if (run.files.stat(folder)?.isFolder !== true) return
  for (const name of run.files.list(folder)) {
    const path = joined(folder, name)
    if (mask.test(name)) yield path
    if (deep && run.files.stat(path)?.isFolder) yield* found(run, path, mask, true)
  }
}

function findFiles(_: never, run: Run, folder: string, mask?: string, deep = false): ArrayObject {
  if (mask === undefined) {
    const stat = run.files.stat(folder)
    return new ArrayObject(stat ? [new FileObject(run, folder)] : [])
  }
  return new ArrayObject([...found(run, folder, matcher(mask === '*.*' ? '*' : mask), deep)].map((path) => new FileObject(run, path)))
}

function removeFiles(_: never, run: Run, path: string, mask?: string): void {
  if (path.trim() === '')
    throw new BslError("Недопустимое значение параметра (параметр номер '1')", "Invalid parameter value (parameter number '1')")
  if (mask === undefined) return run.files.remove(path)
  const doomed = Array.from(found(run, path, matcher(mask === '*.*' ? '*' : mask), false))
  for (const one of doomed) run.files.remove(one)
}

function temporaryName(_: never, run: Run, extension = 'tmp'): string {
  const digits = Array.from(run.randomBytes(8), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${run.files.temporaryFolder()}v8_${digits}.${extension.replace(/^\./, '')}`
}

/** `РазделитьФайл`: parts `Имя.001`, `Имя.002` … beside it or in a folder. */
function splitFile(_: never, run: Run, path: string, size: number, folder?: string): ArrayObject {
  const bytes = run.files.read(path)
  const target = folder === undefined ? path : joined(folder, path.slice(separatorAt(path) + 1))
  const names: string[] = []
  for (let at = 0, number = 1; at === 0 || at < bytes.length; at += size, number++) {
    const name = `${target}.${String(number).padStart(3, '0')}`
    run.files.write(name, bytes.slice(at, at + size))
    names.push(name)
  }
  return new ArrayObject(names)
}

function joinFiles(_: never, run: Run, parts: unknown, target: string): void {
  const names = parts instanceof ArrayObject ? parts.items.map(String) : []
  run.files.write(target, new Uint8Array())
  for (const name of names) run.files.append(target, run.files.read(name))
}

export const files: Library = {
  types: [fileType, textReaderType, textWriterType, textDocumentType, textParameters],
  enumerations: [byteOrderMark],
  functions: {
    'НайтиФайлы|FindFiles|$ss?b?': findFiles,
    'УдалитьФайлы|DeleteFiles|$ss?': removeFiles,
    'СоздатьКаталог|CreateDirectory|$s': (_: never, run: Run, path: string) => run.files.makeFolder(path),
    'ПереместитьФайл|MoveFile|$ss': (_: never, run: Run, from: string, to: string) => run.files.move(from, to),
    'КопироватьФайл|FileCopy|$ss': (_: never, run: Run, from: string, to: string) => run.files.copy(from, to),
    'ПолучитьИмяВременногоФайла|GetTempFileName|$s?': temporaryName,
    'КаталогВременныхФайлов|TempFilesDir|$': (_: never, run: Run) => run.files.temporaryFolder(),
    'РазделитьФайл|SplitFile|$sis?': splitFile,
    'ОбъединитьФайлы|MergeFiles|$as': joinFiles,
    'ПолучитьРазделительПути|GetPathSeparator': () => '/',
    'ПолучитьРазделительПутиСервера|GetServerPathSeparator': () => '/',
    'ПолучитьМаскуВсеФайлы|GetAllFilesMask': () => '*',
  },
}
