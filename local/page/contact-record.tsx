/** What stays of a call: its contact records, as a table and as the JSON that Amazon Connect sends. */

type Row = readonly [key: string, value: string];

export function ContactRecord({ records }: { readonly records: readonly unknown[] }) {
  if (records.length === 0) return null;
  return (
    <section class="card record" aria-labelledby="record-title">
      <h2 id="record-title">Contact record</h2>
      {records.map((record, index) => (
        <div key={index.toString()} class="one-record">
          <table>
            <tbody>
              {rowsOf(record)
                .filter(isTelling)
                .map(([key, value]) => (
                  <tr key={key}>
                    <th scope="row">{key}</th>
                    <td>{value}</td>
                  </tr>
                ))}
            </tbody>
          </table>
          <details>
            <summary>As JSON</summary>
            <pre>{JSON.stringify(record, null, 2)}</pre>
          </details>
        </div>
      ))}
    </section>
  );
}

/** Nested members by their path; what is empty is left out. */
function rowsOf(value: unknown, path = ''): Row[] {
  if (value === undefined || value === null || value === '') return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  if (Array.isArray(value)) return value.flatMap((item, index) => rowsOf(item, `${path}[${index}]`));
  return Object.entries(value).flatMap(([key, item]) => rowsOf(item, path === '' ? key : `${path}.${key}`));
}

/** Formats, ARNs and what is there twice stay in the JSON. */
const isTelling = ([key]: Row): boolean =>
  !/(ARN|FormatVersion|Type|LastUpdateTimestamp)$|^Recordings\[/.test(key);
