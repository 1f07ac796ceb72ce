export { clientAssertion, jwtBearer, verifyClientAssertion } from './client-assertion.ts'
export {
  type DocumentKey,
  type SignableDocument,
  type SignedDocument,
  signableDocument,
  signDocument,
  verifyDocument,
} from './document.ts'
export { fileKeyStore, fileKeysRefused, type KeyRecord, type KeyStore } from './file-key-store.ts'
export { fileNoteKey, fileNoteKeyRefused, type NoteSigningKey } from './file-note-key.ts'
export { decryptJwe, encryptJwe } from './jwe.ts'
export { knowSigners, signersFile } from './known-signers.ts'
export { type PrivateJwk, privateJwk } from './private-jwk.ts'
export { reachSigners, type SignerReach } from './reach-signers.ts'
export { createRemoteKeys, type RemoteKeys, type RemoteKeysOptions } from './remote-keys.ts'
export { type GrantClaimsToSign, type NoteKind, type RemoteSigner, remoteSigner } from './remote-signer.ts'
export { openServiceKey } from './service-key-file.ts'
export { type Sign, signJws } from './sign-jws.ts'
export { generatePrivateJwk, type SigningKey, signingKeyOf } from './signing-key.ts'
export {
  type StatementRequest,
  statementRequestType,
  verifyStatementRequest,
} from './statement-request.ts'
export { type Algorithm, type JwsToVerify, untyped, verifyJws } from './verify-jws.ts'
