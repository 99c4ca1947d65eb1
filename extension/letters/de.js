// The letters in German; see en.js. The first sentence goes on from the greeting, so it begins small.
'use strict';

(globalThis.FineprintLetters ??= {}).de = {
  name: 'Deutsch',
  laws: { eu: 'DSGVO', uk: 'UK GDPR' },
  unknown: 'Ihr Unternehmen',
  greeting: 'Sehr geehrte Damen und Herren,',
  term: 'Bitte antworten Sie unentgeltlich und innerhalb eines Monats nach Eingang dieses Schreibens (Artikel 12 Absatz 3 und 5 {law}). Falls Sie mehr brauchen, um meine Identität zu bestätigen, fragen Sie bitte nur nach dem Nötigen (Artikel 12 Absatz 6).',
  remedy: 'Erhalte ich keine rechtzeitige Antwort, kann ich mich bei einer Aufsichtsbehörde beschweren.',
  remedy_named: 'Erhalte ich keine rechtzeitige Antwort, kann ich mich bei der Aufsichtsbehörde ({authority}) beschweren.',
  known: 'Sie kennen mich als: {reference}',
  known_there: 'Das Unternehmen kennt mich als: {reference}',
  closing: 'Mit freundlichen Grüßen',
  blanks: {
    company: '[Name des Unternehmens]',
    name: '[Ihr Name]',
    address: '[Ihre Anschrift]',
    reference: '[E-Mail-Adresse oder Kundennummer Ihres Kontos]',
  },
  kinds: {
    access: {
      subject: 'Auskunft über meine personenbezogenen Daten (Artikel 15 {law})',
      paragraphs: [
        'bitte teilen Sie mir mit, ob {controller} personenbezogene Daten über mich verarbeitet. Wenn ja, senden Sie mir bitte eine Kopie davon in einem gängigen elektronischen Format (Artikel 15 Absatz 1 und 3 {law}).',
        'Bitte nennen Sie mir auch:\n- die Zwecke und die Kategorien der Daten;\n- die Empfänger mit Namen und, falls Daten in Drittländer gehen, die Garantien (Artikel 15 Absatz 2);\n- die Speicherdauer;\n- die Herkunft der Daten, soweit sie nicht von mir stammen;\n- ob automatisiert über mich entschieden wird, Profiling eingeschlossen, nach welcher Logik und mit welchen Folgen.',
      ],
    },
    erasure: {
      subject: 'Löschung meiner personenbezogenen Daten (Artikel 17 {law})',
      paragraphs: [
        'bitte löschen Sie unverzüglich die personenbezogenen Daten, die {controller} über mich gespeichert hat (Artikel 17 Absatz 1 {law}).',
        'Soweit Sie sich auf meine Einwilligung stützen, widerrufe ich sie (Artikel 7 Absatz 3). Soweit Sie meine Daten für Direktwerbung verwenden, widerspreche ich dem (Artikel 21 Absatz 2).',
        'Bitte teilen Sie die Löschung allen mit, denen Sie die Daten offengelegt haben, und nennen Sie mir diese Empfänger (Artikel 19). Wenn Sie meinen, bestimmte Daten behalten zu müssen, sagen Sie mir bitte welche, auf welcher Rechtsgrundlage und wie lange. Bitte bestätigen Sie mir die Löschung.',
      ],
    },
    objection: {
      subject: 'Widerspruch gegen die Verwendung meiner personenbezogenen Daten (Artikel 21 {law})',
      paragraphs: [
        'ich widerspreche der Verwendung meiner personenbezogenen Daten durch {controller} für Direktwerbung, einschließlich des damit verbundenen Profilings. Sie dürfen sie dafür ab sofort nicht mehr verwenden (Artikel 21 Absatz 2 und 3 {law}).',
        { if: 'details', text: 'Ich widerspreche außerdem jeder Verarbeitung, die auf einem berechtigten Interesse oder einer Aufgabe im öffentlichen Interesse beruht (Artikel 21 Absatz 1), aus Gründen meiner besonderen Situation: {details}' },
        { if: 'details', text: 'Bitte beenden Sie diese Verarbeitung oder nennen Sie mir die zwingenden schutzwürdigen Gründe, auf die Sie sich berufen. Bis das geklärt ist, schränken Sie die Verarbeitung bitte ein (Artikel 18 Absatz 1 Buchstabe d).' },
        { unless: 'details', text: 'Bitte bestätigen Sie mir, dass diese Verwendung beendet ist.' },
      ],
    },
    rectification: {
      subject: 'Berichtigung meiner personenbezogenen Daten (Artikel 16 {law})',
      blank: '[was falsch ist und wie es richtig heißt]',
      paragraphs: [
        'ein Teil der personenbezogenen Daten, die {controller} über mich gespeichert hat, ist unrichtig oder unvollständig. Bitte berichtigen oder vervollständigen Sie diese Daten unverzüglich (Artikel 16 {law}).',
        'Es geht um Folgendes: {details}',
        'Bis Sie das geprüft haben, schränken Sie die Verarbeitung dieser Daten bitte ein (Artikel 18 Absatz 1 Buchstabe a). Bitte teilen Sie die Berichtigung allen mit, denen Sie die Daten offengelegt haben, und nennen Sie mir diese Empfänger (Artikel 19).',
      ],
    },
    portability: {
      subject: 'Übertragung meiner Daten (Artikel 20 {law})',
      paragraphs: [
        'bitte senden Sie mir die personenbezogenen Daten, die ich an {controller} übermittelt habe, in einem strukturierten, gängigen und maschinenlesbaren Format wie JSON oder CSV (Artikel 20 Absatz 1 {law}).',
        'Das betrifft die Daten, die Sie aufgrund meiner Einwilligung oder eines Vertrags mit mir automatisiert verarbeiten, auch die bei meiner Nutzung Ihres Dienstes erfassten.',
        { if: 'details', text: 'Soweit es technisch machbar ist, übermitteln Sie sie bitte direkt an: {details} (Artikel 20 Absatz 2)' },
      ],
    },
    withdrawal: {
      subject: 'Widerruf meiner Einwilligung (Artikel 7 Absatz 3 {law})',
      paragraphs: [
        'ich widerrufe meine Einwilligung in die Verarbeitung meiner personenbezogenen Daten durch {controller} (Artikel 7 Absatz 3 {law}).',
        { if: 'details', text: 'Es geht um Folgendes: {details}' },
        { unless: 'details', text: 'Das gilt für alle Zwecke, für die Sie sich auf meine Einwilligung stützen.' },
        'Bitte beenden Sie diese Verarbeitung und löschen Sie die auf dieser Grundlage verarbeiteten Daten (Artikel 17 Absatz 1 Buchstabe b). Erlaubt Ihnen eine andere Rechtsgrundlage, einen Teil zu behalten, nennen Sie mir diese bitte. Bitte bestätigen Sie mir, wenn dies geschehen ist.',
      ],
    },
    complaint: {
      subject: 'Beschwerde über {controller} (Artikel 77 {law})',
      blank: '[was wann geschehen ist, worum Sie gebeten haben und was die Antwort war]',
      paragraphs: [
        'hiermit lege ich nach Artikel 77 {law} Beschwerde ein gegen:\n{respondent}',
        'Datenschutzerklärung: {policy}',
        'Was geschehen ist: {details}',
        'Meiner Ansicht nach verstößt das gegen die {law}. Bitte prüfen Sie dies und unterrichten Sie mich über den Stand und das Ergebnis der Beschwerde (Artikel 77 Absatz 2).',
      ],
    },
  },
};
