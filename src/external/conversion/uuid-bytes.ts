/**
 * The bytes of a UUID in the order in which 1C puts them into a column: Data4, then Data3, Data2 and Data1 from their last bytes to their
 * first. `00112233-4455-6677-8899-aabbccddeeff` is `8899aabbccddeeff 6677 4455 00112233` (chapter 17.5.2.3.7).
 */
import { referenceCell, uuidOfCell } from '../../infobase/values/reference-cell.ts'
import { checkedUUID } from '../../infobase/values/reference.ts'
import { parseHex, printHex } from '../../xdto/values/binary.ts'

/** The 16 bytes of a UUID. @throws RangeError when the text is not a UUID */
export const uuidToBytes = (uuid: string): Uint8Array => parseHex(referenceCell(checkedUUID(uuid)))!

/** The UUID of 16 bytes; `undefined` for another number of them. */
export const uuidFromBytes = (bytes: Uint8Array): string | undefined =>
  bytes.length === 16 ? uuidOfCell(printHex(bytes).toLowerCase()) : undefined
