"""The style sheet of the page that html.py writes, after that of the drawing."""

from __future__ import annotations

PAGE_STYLE = """\
:root { color-scheme: light dark; --paper: #fcfbf8; --ink: #1d1c1a; --soft: #67635b; --rule: #dedad0;
  --sans: ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif;
  --serif: ui-serif, Charter, "Iowan Old Style", Georgia, "Liberation Serif", serif; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #17181a; --ink: #e6e3dc; --soft: #a19c92; --rule: #37383b; }
  .onrecord, .statements { --who: #86b4ff; --how: #f0a168; --what: #74cf9b; } }
@media (prefers-color-scheme: light) {
  .statements { --who: #2458ab; --how: #98440f; --what: #1f6e43; }
  .onrecord { --who: #2458ab; --how: #98440f; --what: #1f6e43; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 2rem; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem clamp(1rem, 4vw, 3rem) 3rem;
  background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif); }
h1, h3, .key, .facts, .statements, .failures, nav, footer { font-family: var(--sans); }
h1 { margin: 0; font-size: .95rem; letter-spacing: .02em; }
.top { padding-bottom: 1rem; border-bottom: 1px solid var(--rule); }
.key { display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; align-items: baseline; margin: .4rem 0 0;
  color: var(--soft); font-size: .82rem; }
.key .onrecord { color: var(--ink); line-height: 2.2; }
.key .mark { margin-right: .9rem; }
article { padding: 2rem 0 1.5rem; border-bottom: 1px solid var(--rule); }
article header { margin-bottom: 1.4rem; }
h2 { margin: 0; font-size: clamp(1.4rem, 1.1rem + 1.2vw, 1.9rem); line-height: 1.25; text-wrap: balance;
  overflow-wrap: anywhere; }
.facts { margin: .5rem 0 0; color: var(--soft); font-size: .82rem; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: .2em; }
code { font-size: .95em; }
.columns { display: grid; gap: 2rem 3.5rem; }
.text { max-width: 42rem; }
.text p:last-child { margin-bottom: 0; }
.statements { font-size: .88rem; line-height: 1.45; }
.statements h3, .failures h2, nav h2 { margin: 0 0 .7rem; color: var(--soft); font-size: .82rem;
  font-weight: 600; font-family: var(--sans); }
.statements ol { margin: 0; padding: 0; list-style: none; }
.statements li { display: grid; grid-template-columns: minmax(2.6rem, max-content) 1fr;
  gap: 0 .4rem; padding: .6rem 0;
  margin-left: calc(var(--depth) * 1.1rem); border-top: 1px solid var(--rule); }
.number { font-weight: 650; font-variant-numeric: tabular-nums; }
.statements dl { margin: 0; }
.statements dl div { display: grid; grid-template-columns: 2.6rem 1fr; }
dt { color: var(--soft); font-size: .74rem; line-height: 1.8; }
dd { margin: 0; overflow-wrap: anywhere; }
.statements .source dd { color: var(--who); font-weight: 600; }
.statements .cue dd { color: var(--how); }
.statements .content dd { display: -webkit-box; -webkit-line-clamp: 6; -webkit-box-orient: vertical;
  overflow: hidden; }
.unnamed { font-style: italic; font-weight: 400; }
.kind { grid-column: 2; margin: .15rem 0 0 2.6rem; color: var(--soft); font-size: .76rem; }
.labels { grid-column: 2; display: flex; flex-wrap: wrap; gap: .2rem .4rem; margin: .3rem 0 0 2.6rem;
  font-size: .76rem; }
.labels span { padding: 0 .45em; border: 1px solid var(--rule); border-radius: .6em;
  overflow-wrap: anywhere; }
.statements details { padding: .5rem 0; border-top: 1px solid var(--rule); }
.statements summary { color: var(--soft); cursor: pointer; }
.statements details ul { margin: .3rem 0 0; padding-left: 1.4rem; }
.failures, nav { padding: 1.5rem 0; border-bottom: 1px solid var(--rule); font-size: .88rem;
  overflow-wrap: anywhere; }
.failures ul, nav ol { margin: 0; padding-left: 1.4rem; }
.none { padding: 3rem 0; }
footer { padding-top: 1rem; color: var(--soft); font-size: .82rem; }
@media (min-width: 60rem) {
  .columns { grid-template-columns: minmax(0, 42rem) minmax(18rem, 1fr); }
  .statements { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem);
    overflow-y: auto; } }
@media print { .statements { position: static; max-height: none; } }
"""
