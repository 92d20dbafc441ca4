import type { Command } from 'commander';
import { parkedStreams } from '../../functions/records/redrive-parked/redrive-parked.ts';
import { bucketLike, recordsBucket } from '../records/named-resources.ts';
import { parkedIn } from '../records/parked.ts';
import { withStores } from './records-stores.ts';
import type { Output } from './verify.ts';

export interface ParkedCommand {
  readonly endpoint?: string;
  readonly bucket?: string;
}

/** `careline records parked`: exit code 0 nothing is parked, 1 something is, 2 it cannot be read. */
export async function runParked(options: ParkedCommand, output: Output): Promise<0 | 1 | 2> {
  return withStores<0 | 1>(options.endpoint, { what: 'Parked records', output }, async (stores) => {
    const bucket = options.bucket ?? (await bucketLike(stores, recordsBucket));
    const found = await Promise.all(parkedStreams.map((stream) => parkedIn(stores.s3, bucket, stream)));
    const lines = found.flat();
    for (const { stream, day, records, reason } of lines)
      output.out(`${stream} ${day}: ${records} ${records === 1 ? 'record' : 'records'}: ${reason}\n`);
    const streams = new Set(lines.map(({ stream }) => stream));
    if (streams.size === 0) output.out('No record is parked.\n');
    for (const stream of streams)
      output.out(`Once the reader is corrected: invoke redrive-parked with {"stream":"${stream}"}.\n`);
    return streams.size === 0 ? 0 : 1;
  });
}

export function registerParked(records: Command, output: Output, exit: (code: number) => void): void {
  records
    .command('parked')
    .description('records of the streams that could not be read, by stream, day and reason')
    .option('--endpoint <url>', 'of a local centre; without it, AWS')
    .option('--bucket <name>', 'records bucket; without it, the one whose name says so')
    .action(async (options: ParkedCommand) => {
      exit(await runParked(options, output));
    });
}
