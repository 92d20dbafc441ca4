/** S3 answers in XML: documents and errors. */
import { ApiFault, type WireReply } from '../wire.ts';

export type XmlValue = string | number | boolean | undefined | XmlNode | readonly XmlNode[];
export type XmlNode = { readonly [name: string]: XmlValue };

/** An S3 error: its code, and the HTTP status that goes with it. */
export class S3Fault extends ApiFault {
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: string, message: string, status: number, headers: Readonly<Record<string, string>> = {}) {
    super(code, message, {}, status);
    this.headers = headers;
  }
}

export function xmlReply(root: string, content: XmlNode, status = 200): WireReply {
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner(content)}</${root}>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: document };
}

/** Source: S3 API reference, error responses; an answer to HEAD and a 304 have no body. */
export function faultXml(fault: ApiFault, method: string): WireReply {
  const headers = fault instanceof S3Fault ? fault.headers : {};
  if (method === 'HEAD' || fault.status === 304) return { status: fault.status, headers };
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner({ Code: fault.code, Message: fault.message })}</Error>`;
  return { status: fault.status, headers: { ...headers, 'content-type': 'application/xml' }, body };
}

function inner(node: XmlNode): string {
  return Object.entries(node)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (isList(value)) return value.map((each) => element(name, each)).join('');
  const content = typeof value === 'object' ? inner(value) : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}

const isList = (value: XmlValue): value is readonly XmlNode[] => Array.isArray(value);

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};
const escapeXml = (text: string) => text.replace(/[&<>"'\r]/g, (sign) => ESCAPES[sign] ?? sign);

const UNESCAPES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of every element of that name; enough for the two small documents S3 clients send us. */
export function textsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) =>
    (match[1] ?? '').replace(/&(#x?[\da-f]+|\w+);/gi, (whole, entity: string) => {
      if (/^#x/i.test(entity)) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
      if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
      return UNESCAPES[entity] ?? whole;
    }),
  );
}
