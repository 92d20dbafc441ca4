/** What the inputs of the KMS operations have in common. */
import { z } from 'zod';
import { blob } from '../wire.ts';

export const keyed = z.object({ KeyId: z.string().min(1) });

/** Source: AWS KMS API reference: Plaintext of Encrypt, Message of Sign and GenerateMac hold 1 to 4096 bytes. */
export const shortMessage = blob.refine((bytes) => bytes.length >= 1 && bytes.length <= 4096);

export const base64 = (bytes: Buffer) => bytes.toString('base64');
