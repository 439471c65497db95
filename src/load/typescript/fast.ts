/** The door to sucrase: TypeScript to JavaScript in a tenth of Babel's time, lines kept, for modules without hazards. */
import { compileFunction } from 'node:vm'
import { isHazardous } from './hazards.ts'
import { moduleParameters } from './transformed.ts'

type Transform = typeof import('sucrase').transform

let transform: Promise<Transform> | undefined

/** `undefined` when the module is to be transformed thoroughly: a hazard, or a text that does not compile. */
export async function fastTransform(source: string, file: string): Promise<string | undefined> {
  if (isHazardous(source)) return undefined
  transform ??= import('sucrase').then((one) => one.transform)
  try {
    const { code } = (await transform)(source, {
      transforms: /\.m?ts$/.test(file) ? ['typescript', 'imports'] : ['imports'],
      disableESTransforms: true,
      enableLegacyTypeScriptModuleInterop: true,
      filePath: file,
    })
    compileFunction(code, [...moduleParameters])
    return code
  } catch {
    return undefined
  }
}
