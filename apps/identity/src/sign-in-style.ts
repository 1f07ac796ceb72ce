import { sha256 } from '@tym/kernel'

/** Look of the sign-in page: the product's colours, by day and by night, from 320 px on. */
export const style = `
:root{color-scheme:light dark;--ink:#212121;--ink-2:#5f686d;--control:#6d787e;--line:#c8cdd0;--page:#f4f6f8;--card:#fff;
--brand:#00357a;--action:#2a6ebb;--on-action:#fff;--link:#235a9a;--focus:#1a99c7;--green:#097163;
--la:#235a9a;--la-t:#eaf2fa;--wc:#86499c;--wc-t:#f2eaf5;--kela:#097163;--kela-t:#e2f6f1;--cust:#885407;--cust-t:#fff6e0}
@media (prefers-color-scheme:dark){:root{--ink:#eef1f3;--ink-2:#b4bdc3;--control:#8a959c;--line:#3a434a;--page:#14181c;--card:#1d2329;
--brand:#8fbdf2;--action:#6ea8e8;--on-action:#10151a;--link:#8fbdf2;--focus:#4fc3f0;--green:#74d2bf;
--la:#8fbdf2;--la-t:#1d3146;--wc:#d3a6e0;--wc-t:#33243a;--kela:#74d2bf;--kela-t:#17352f;--cust:#e9bd6f;--cust-t:#3a2d12}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/23px "Source Sans 3","Source Sans Pro",system-ui,sans-serif;hyphens:auto}
h1{font-size:30px;line-height:36px;margin:0 0 8px}h2{font-size:20px;line-height:26px;margin:0;flex:1 1 12rem;min-width:min-content;max-width:100%}
h3{font-size:17px;line-height:23px;margin:0}h1,h2,h3{font-weight:600;overflow-wrap:break-word}p{margin:0}
.wrap{max-width:1132px;margin:0 auto;padding:0 14px}
.top{background:var(--card);border-top:4px solid var(--brand);border-bottom:1px solid var(--line)}
.top .wrap{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;padding-top:8px;padding-bottom:8px}
.mark{flex:none}.name{flex:1 1 12rem;min-width:0;color:var(--brand);font-weight:700}
.name small{display:block;color:var(--ink-2);font-size:14px;line-height:19px;font-weight:400}
nav ul,.people{list-style:none;margin:0;padding:0}nav ul{display:flex;flex-wrap:wrap;gap:4px 16px}
nav a,nav strong{display:inline-block;padding:4px 0;min-height:24px}
a{color:var(--link);text-underline-offset:2px}
main.wrap{padding-top:32px;padding-bottom:40px}.lead{max-width:44rem;margin-bottom:16px}
section{background:var(--card);border:1px solid var(--line);border-radius:2px;margin-top:16px;scroll-margin-top:8px}
.head{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;padding:16px 20px;border-bottom:1px solid var(--line)}
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr))}
.people>li{display:flex;flex-direction:column;gap:4px;padding:16px 20px;min-width:0}
.role{font-weight:600}p+.role{margin-top:8px}.meta{color:var(--ink-2);font-size:14px;line-height:19px}
form{display:flex;flex-wrap:wrap;gap:8px;margin-top:auto;padding-top:8px}
button{font:inherit;font-weight:600;min-height:40px;padding:7px 16px;border-radius:2px;border:1px solid var(--action);cursor:pointer}
.strong{background:var(--action);color:var(--on-action)}.weak{background:var(--card);color:var(--link)}
.badge{font-size:13px;line-height:19px;font-weight:700;padding:1px 8px;border:1px solid;hyphens:none}
.labourAuthority{color:var(--la);background:var(--la-t)}.wellbeingCounty{color:var(--wc);background:var(--wc-t);border-radius:12px}
.kela{color:var(--kela);background:var(--kela-t);border:3px double}.customer{color:var(--cust);background:var(--cust-t);border-style:dashed}
.keha,.municipality,.recipient{color:var(--ink-2);background:var(--page);border-color:transparent}
a:focus-visible,button:focus-visible,main:focus-visible,section:focus-visible{outline:3px solid var(--focus);outline-offset:1px}
.skip{position:absolute;left:-9999px}.skip:focus{position:static;display:block;padding:8px 14px}
.b{stroke:var(--action)}.n{stroke:var(--brand)}.g{stroke:var(--green)}
@media (max-width:699px){h1{font-size:25px;line-height:31px}h2{font-size:18px;line-height:24px}main.wrap{padding-top:24px}.head,.people>li{padding:16px 14px}button{flex:1 1 100%}}
`

/** Content security policy of the page: this one style, by its hash, and nothing else from anywhere. */
export const stylePolicy = `style-src 'sha256-${sha256(style).toString('base64')}'`
