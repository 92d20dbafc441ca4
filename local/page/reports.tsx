/** Reports for an auditor: a range of days, progress, a table, the same as a file. */
import { useEffect, useState } from 'preact/hooks';
import { reportKinds } from '../reports/kind-names.ts';
import { Choice } from './recordings.tsx';
import { Table } from './table.tsx';

interface Report {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows that are shown; the file has all. */
const mostRows = 500;

export function Reports() {
  const [kind, setKind] = useState<string>(reportKinds[0]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [clinic, setClinic] = useState('UTC');
  const [zone, setZone] = useState('UTC');
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [report, setReport] = useState<Report>();
  const [patient, setPatient] = useState('');
  const [problem, setProblem] = useState('');
  const query = new URLSearchParams({ from, to, zone, patient }).toString();
  useEffect(() => {
    const begin = async () => {
      const today: { zone: string; day: string } = await (await fetch('/reports')).json();
      setClinic(today.zone);
      setZone(today.zone);
      setFrom(today.day);
      setTo(today.day);
    };
    begin().catch(() => setProblem('The centre does not say where its clock stands.'));
  }, []);
  const read = () => {
    setReport(undefined);
    setProblem('');
    const line = new EventSource(`/reports/${kind}?${query}`);
    const end = () => {
      setProgress(undefined);
      line.close();
    };
    line.addEventListener('progress', ({ data }) => setProgress(JSON.parse(data)));
    line.addEventListener('report', ({ data }) => {
      setReport(JSON.parse(data));
      end();
    });
    line.addEventListener('failed', ({ data }) => {
      setProblem(JSON.parse(data).error);
      end();
    });
    line.onerror = () => {
      setProblem('The centre does not answer. Is it still running?');
      end();
    };
  };
  return (
    <section class="card record" aria-labelledby="reports-title">
      <h2 id="reports-title">Reports</h2>
      <p class="choices">
        <Choice label="Report" values={reportKinds} value={kind} onChoose={setKind} />
        <label>
          from <input type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label>
          to <input type="date" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
        </label>
        <Choice
          label="Days of"
          values={clinic === 'UTC' ? ['UTC'] : [clinic, 'UTC']}
          value={zone}
          onChoose={setZone}
        />
        {kind === 'disclosures' && (
          <label>
            of patient{' '}
            <input
              value={patient}
              maxLength={64}
              placeholder="everybody"
              onInput={(event) => setPatient(event.currentTarget.value)}
            />
          </label>
        )}
        <button type="button" onClick={read}>
          Show
        </button>
        <a href={`/reports/${kind}.csv?${query}`} download>
          CSV
        </a>
      </p>
      <p>Days are those of {zone}, times are UTC.</p>
      {progress && <progress value={progress.done} max={progress.of} aria-label="Days read" />}
      {problem && <p role="alert">{problem}</p>}
      {report && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section class="scrolls" aria-label="Report" tabIndex={0}>
          <ReportTable report={report} />
        </section>
      )}
    </section>
  );
}

const ReportTable = ({ report: { title, columns, rows } }: { readonly report: Report }) => (
  <Table
    columns={columns}
    caption={
      <>
        {title}: {rows.length === 0 ? 'none' : rows.length}
        {rows.length > mostRows && `; the first ${mostRows} are shown, the CSV file has all`}
      </>
    }
  >
    {rows.slice(0, mostRows).map((cells, n) => (
      <tr key={n.toString()}>
        {cells.map((cell, at) => (
          <td key={columns[at]}>{cell}</td>
        ))}
      </tr>
    ))}
  </Table>
);
