/** Values as internal texts and files, and back. */
import type { Library } from '../../dictionary/library.ts'
import type { Run } from '../../run/run.ts'
import { encodedText, fileText } from '../binary/text-encoding.ts'
import { internalValue } from './read.ts'
import { internalText } from './write.ts'

export const internal: Library = {
  functions: {
    'ЗначениеВСтрокуВнутр|ValueToStringInternal|a': (_: never, value: unknown) => internalText(value),
    'ЗначениеИзСтрокиВнутр|ValueFromStringInternal|$s': (_: never, run: Run, source: string) => internalValue(source, run),
    'ЗначениеВФайл|ValueToFile|$sa': (_: never, run: Run, path: string, value: unknown) => {
      run.files.write(path, encodedText(internalText(value).replaceAll('\n', '\r\n'), undefined, true))
      return true
    },
    'ЗначениеИзФайла|ValueFromFile|$s': (_: never, run: Run, path: string) =>
      internalValue(fileText(run, path).replaceAll('\r\n', '\n'), run),
  },
}
