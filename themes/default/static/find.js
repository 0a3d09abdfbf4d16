// The search engine: which texts match a query, in which order, and which excerpts to show. It does
// not touch the page.
//
// All comparisons use "folded" text (lower case, no Latin marks, Thai in one byte), folded unit by
// unit, so that a position in it is the same position in the text. Tables and points come as rules
// from src/search in Rust, which finds the same by simpler means: where the two differ, one of them
// is wrong.
(function () {
  "use strict";

  // The maximum number of hits in one field of an entry, and of terms in a query.
  var ENOUGH = 8;
  // A phrase that is found this often needs no search for separate terms.
  var OFTEN = 30;
  // A longer term is not searched for with typos.
  var LONGEST = 40;
  // The maximum number of ways to split a query into words that are tried.
  var SPLITTINGS = 24;
  // Milliseconds of work before a key that was pressed meanwhile is handled.
  var SLICE = 4;
  var TITLE = 0;
  var HEADINGS = 1;
  var TEXT = 2;
  var FIELDS = 3;

  window.polybookFind = function (rules) {
    var points = rules.points;
    var table = new Uint16Array(65536);
    // 1 in scripts without spaces, 2 where in addition two units are often a word.
    var unspaced = new Uint8Array(65536);
    // Units that form words in scripts that separate words by spaces; 0 stands for the start or end
    // of a text and is not one of them.
    var joined = new Uint8Array(65536);
    var lowered = new Uint16Array(65536);
    var units = new Uint16Array(8192);
    var marks = new RegExp("[" + range(rules.marks) + "]", "g");
    var dropped = new RegExp("[" + rules.dropped.map(range).join("") + "]", "g");
    var compatible = new RegExp("[" + rules.compatible.map(range).join("") + "]+", "g");
    var replacements = new Map(rules.replaced);
    var replaced = new RegExp(Array.from(replacements.keys()).join("|") || "[]", "g");
    var deadline = Infinity;

    table.forEach(function (_, unit) {
      table[unit] = unit;
    });
    rules.fold.forEach(function (run) {
      for (var i = 0; i < (run[1].length || run[1]); i += 1) {
        table[run[0] + i] = run[1].length ? run[1].charCodeAt(i) : run.length > 2 ? run[2] + i : 32;
      }
    });
    table.fill(32, 0xd800, 0xe000);
    table[9] = 9;
    table[10] = 10;
    rules.unspaced.forEach(function (range) {
      unspaced.fill(1, range[0], range[1] + 1);
    });
    rules.dense.forEach(function (range) {
      unspaced.fill(2, range[0], range[1] + 1);
    });
    joined.fill(1, 48, 58).fill(1, 97, 123);
    for (var unit = 256; unit < 65536; unit += 1) joined[unit] = unspaced[unit] ? 0 : 1;

    // --- Text

    function range(pair) {
      return String.fromCharCode(pair[0]) + "-" + String.fromCharCode(pair[1]);
    }

    function canonical(text) {
      var last = text.charCodeAt(199);
      return text
        .slice(0, last >= 0xd800 && last < 0xdc00 ? 199 : 200)
        .replace(compatible, function (found) {
          return found.normalize("NFKC");
        })
        .normalize("NFC")
        .replace(dropped, "")
        .replace(/[\s\x85]+/g, " ")
        .replace(replaced, function (found) {
          return replacements.get(found);
        })
        .trim();
    }

    // Leaves the folded units of a text in `units` too.
    function fold(text) {
      var folded = "";
      if (text.length > units.length) units = new Uint16Array(text.length * 2);
      for (var i = 0; i < text.length; i += 1) units[i] = table[text.charCodeAt(i)];
      // Where they can, browsers store a string that is made from units in one piece with one byte
      // per unit; such strings are searched much faster.
      for (i = 0; i < text.length; i += 8192) {
        folded += String.fromCharCode.apply(null,
          units.subarray(i, Math.min(i + 8192, text.length)));
      }
      return folded;
    }

    // Works unit by unit, unlike toLowerCase of a whole text, which considers the neighbours of a
    // sigma.
    function lower(unit) {
      if (!lowered[unit]) {
        var small = String.fromCharCode(unit).toLowerCase();
        lowered[unit] = small.length === 1 ? small.charCodeAt(0) : unit;
      }
      return lowered[unit];
    }

    function written(text) {
      return text.replace(/[^]/g, function (unit) {
        return String.fromCharCode(lower(unit.charCodeAt(0)));
      });
    }

    // Thai marks and vowels that cannot be separated from the letter before them.
    function hangs(unit) {
      return (unit >= rules.marks[0] && unit <= rules.marks[1]) || unit === 0xb1 ||
        (unit >= 0xb3 && unit <= 0xba) || (unit >= 0xc5 && unit <= 0xce);
    }

    // Returns a number for three consecutive units. Before a word all separators are equal.
    function key(before, middle, last) {
      return (joined[middle] && !joined[before] ? 32 : before) * 523 + middle * 31 + last;
    }

    function startsAt(folded, place) {
      return place === 0 || !joined[folded.charCodeAt(place - 1)] ||
        !joined[folded.charCodeAt(place)];
    }

    function endsAt(folded, place) {
      return place === folded.length || !joined[folded.charCodeAt(place)] ||
        !joined[folded.charCodeAt(place - 1)];
    }

    // Whether a text has a term at a position, ignoring case.
    function isWritten(text, place, term) {
      for (var i = 0; i < term.length; i += 1) {
        if (lower(text.charCodeAt(place + i)) !== term.charCodeAt(i)) return false;
      }
      return true;
    }

    function corpus(head) {
      var language = head.rules;
      var compounds = language.compounds;
      // The lowest quality of a hit that counts as a word: any valid one in languages in which
      // words consist of words.
      var ofWords = compounds ? -1 : 2;
      var grades = compounds
        ? [points.compoundInside, points.compoundTail, points.start, points.whole]
        : [points.inside, points.tail, points.start, points.whole];
      var termGrades = [points.termInside, points.termTail, points.termStart, points.termWhole];
      var termBases = [points.termTitle, points.termHeading, points.termText];
      var volumes = [];
      // The latest hits: position, length, and how well they match whole words (0 to 3).
      var places = [];
      var lengths = [];
      var qualities = [];
      // Whether a hit was rejected because of its marks alone.
      var isElse = false;
      // The positions of keys to be examined next.
      var next = [];
      // The last term in each line and section of an entry, as a number above that of all terms of
      // earlier entries.
      var stamp = 0;
      var lineStamps = [];
      var sectionStamps = [];
      var inLine = false;
      var inSection = false;
      var empty = read([""], TEXT)[0];
      var titles = read(head.entries.map(function (entry) {
        return entry[3];
      }), TITLE);
      var headings = read(head.entries.map(function (entry) {
        return entry[4].filter(function (_, place) {
          return place % 2 === 0;
        }).join("\n");
      }), HEADINGS);
      var entries = head.entries.map(function (entry, number) {
        var bases = entry[1] ? [points.other, points.other, points.other]
          : [points.title, points.heading, points.text];
        return { topic: entry[2], bases, fields: [titles[number], headings[number], empty] };
      });

      // Returns texts prepared for search, as one part. `breaks` are the ends of the lines of each
      // text, and -1; `tabs` tell where sections begin. The part has the positions of all units,
      // sorted by the key (masked by `mask`) of the three units that end there, and for each key
      // the start of its positions: so a term is compared only where three of its units are, and a
      // term without such a position costs nothing.
      function read(texts, kind) {
        var total = texts.join("").length;
        var volume = { mask: 255, starts: null, places: new Int32Array(total) };
        while (volume.mask * 4 < total && volume.mask < 65535) volume.mask = volume.mask * 2 + 1;
        var slots = new Uint16Array(total);
        var starts = (volume.starts = new Int32Array(volume.mask + 2));
        var offset = 0;
        var fields = texts.map(function (text) {
          var breaks = [-1];
          var tabs = kind === HEADINGS ? [-1] : [];
          var folded = fold(text);
          var before = 32;
          var middle = 32;
          for (var i = 0; i < text.length; i += 1) {
            var unit = units[i];
            var slot = key(before, middle, unit) & volume.mask;
            slots[offset + i] = slot;
            starts[slot] += 1;
            if (unit === 9 || unit === 10) {
              breaks.push(i);
              if (unit === 9 || kind === HEADINGS) tabs.push(i);
            }
            before = middle;
            middle = unit;
          }
          breaks.push(text.length);
          offset += text.length;
          return { text, folded, breaks, tabs, kind,
            volume: volume, offset: offset - text.length };
        });
        for (var i = 1; i < starts.length; i += 1) starts[i] += starts[i - 1];
        while (total--) volume.places[--starts[slots[total]]] = total;
        volumes.push(volume);
        return fields;
      }

      function add(data) {
        read(data.texts, TEXT).forEach(function (field, place) {
          entries[data.first + place].fields[TEXT] = field;
        });
      }

      // --- Queries

      // Returns terms to be found one after the other, with hits of at least a given quality. They
      // are looked up by their rarest part: three units of the term at `anchor`, or its end and the
      // start of the next. `backs` are the distances from the start of that term to the ends of the
      // keys.
      function phrase(terms, quality) {
        var folded = terms[0].folded;
        // Short terms are found only at the start of words, and so are all terms in languages whose
        // words have no parts.
        var least = quality >= 0 ? quality : folded.length < 3 || !language.inside ? 2 : 0;
        terms.forEach(function (term) {
          if (term.isForm) least = Math.max(least, ofForm(term.folded));
        });
        var made = { terms, anchor: 0, keys: [], backs: [], cursors: [], volumes: [],
          least: least, isJoined: joined[folded.charCodeAt(0)] };
        var rarity = Infinity;
        // Returns the positions to examine for these keys.
        function offer(anchor, keys, backs) {
          var cost = 0;
          volumes.forEach(function (volume) {
            keys.forEach(function (key) {
              cost += volume.starts[(key & volume.mask) + 1] - volume.starts[key & volume.mask];
            });
          });
          if (cost >= rarity) return;
          rarity = cost;
          made.anchor = anchor;
          made.keys = keys;
          made.backs = backs;
        }
        terms.forEach(function (term, anchor) {
          var text = term.folded;
          var size = text.length;
          if (!made.keys.length && size > terms[made.anchor].folded.length) made.anchor = anchor;
          for (var i = least > 1 && made.isJoined && !anchor ? 1 : 2; i < size; i += 1)
            offer(anchor, [keyAt(text, i)], [i]);
          if (anchor + 1 === terms.length) return;
          // Between this term and the next: one separator, two or more, or none.
          var next = terms[anchor + 1].folded;
          var near = size > 1 ? size : 2;
          var keys = [keyAt(text + " " + next, size + 1), keyAt(text + "  ", size + 1),
            keyAt(text + next, near)];
          if (size > 1 || next.length > 1) offer(anchor, keys, [size + 1, size + 1, near]);
        });
        return made;
      }

      // Other forms of what was typed are found as whole words, or the longer ones at the end of
      // compounds.
      function ofForm(folded) {
        return compounds && folded.length > 3 ? 1 : 3;
      }

      function keyAt(text, place) {
        return key(place > 1 ? text.charCodeAt(place - 2) : 32, text.charCodeAt(place - 1),
          text.charCodeAt(place));
      }

      // A query consists of pieces of text, each folded and as it was written. A piece may be
      // several terms.
      function query(pieces) {
        var terms = [];
        var known = {};
        pieces.forEach(function (piece) {
          piece.folded.replace(/[^ \n\t]+/g, function (folded, place) {
            terms.push({ folded, lower: piece.lower.slice(place, place + folded.length),
              isForm: piece.isForm });
          });
        });
        terms = terms.slice(0, ENOUGH);
        if (!terms.length) return null;
        return {
          text: pieces.map(function (piece) {
            return piece.lower.trim();
          }).join(" "),
          terms,
          whole: phrase(terms),
          singles: terms.filter(function (term) {
            return !known[term.folded] && (known[term.folded] = true);
          }).map(single).sort(function (a, b) {
            // The rarer terms first: where they are missing, the others need not be looked up.
            return b.terms[0].lower.length - a.terms[0].lower.length;
          }),
        };
      }

      // One of several terms: it matches a part of a word only in languages whose words consist of
      // words.
      function single(term) {
        return phrase([term], ofWords);
      }

      function ask(text) {
        text = canonical(text);
        return query([{ folded: fold(text), lower: written(text) }]);
      }

      function isMarked(asked) {
        return asked.terms.some(function (term) {
          return term.folded.split("").some(function (unit, place) {
            return unit >= "a" && unit <= "z" && term.lower[place] >= "\xc0";
          });
        });
      }

      // --- Hits

      // Returns the number of hits in a field, up to `enough`, in order of position; leaves them in
      // `places`, `lengths` and `qualities`.
      function hits(where, wanted, exact, enough) {
        var folded = where.folded;
        var spots = where.volume.places;
        var starts = where.volume.starts;
        var terms = wanted.terms;
        var count = 0;
        var keys = wanted.keys;
        var backs = wanted.backs;
        var anchor = wanted.anchor;
        // Entries are mostly examined in order, so the positions of a key are followed from where
        // the last entry left them.
        for (var i = 0; i < keys.length; i += 1) {
          var slot = keys[i] & where.volume.mask;
          var cursor = where.kind * 3 + i;
          var now = wanted.cursors[cursor];
          if (wanted.volumes[where.kind] !== where.volume ||
            (now > starts[slot] && spots[now - 1] - backs[i] >= where.offset))
            now = starts[slot];
          while (now < starts[slot + 1] && spots[now] - backs[i] < where.offset) now += 1;
          wanted.cursors[cursor] = next[i] = now;
        }
        wanted.volumes[where.kind] = where.volume;
        for (var at = -1; count < enough; ) {
          var last = at;
          if (keys.length) {
            // The next position of any of the keys.
            at = folded.length;
            for (i = 0; i < keys.length; i += 1) {
              if (next[i] === starts[(keys[i] & where.volume.mask) + 1]) continue;
              var other = spots[next[i]] - backs[i] - where.offset;
              if (other >= at) continue;
              at = other;
              var chosen = i;
            }
            if (at === folded.length) break;
            next[chosen] += 1;
            if (at === last) continue;
          } else {
            at = folded.indexOf(terms[anchor].folded, at + 1);
            if (at < 0) break;
          }
          // Goes back to where the first term should be, then on to the last; at most three
          // separators are allowed between two terms.
          var place = at;
          for (var term = anchor; term > 0 && place > 0; term -= 1) {
            while (place > 0 && folded.charCodeAt(place - 1) === 32) place -= 1;
            place -= terms[term - 1].folded.length;
          }
          if (place < 0) continue;
          var end = place;
          for (term = 0; term < terms.length; term += 1) {
            var gap = end;
            while (term && end < folded.length && folded.charCodeAt(end) === 32) end += 1;
            if (end - gap > 3 || (term === anchor && end !== at) ||
              !folded.startsWith(terms[term].folded, end)) break;
            if (exact && !isWritten(where.text, end, terms[term].lower)) {
              isElse = true;
              break;
            }
            end += terms[term].folded.length;
          }
          if (term < terms.length) continue;
          var isEnd = endsAt(folded, end);
          var quality = !startsAt(folded, place) ? (isEnd ? 1 : 0)
            : isEnd && wanted.isJoined ? 3 : 2;
          if (quality < wanted.least) continue;
          places[count] = place;
          lengths[count] = end - place;
          qualities[count] = quality;
          count += 1;
        }
        return count;
      }

      // --- Scores

      // Returns the score of the best hit in all fields, and more for each hit in the text: for a
      // phrase (`number` -1), for those with the best quality there. For the term with a number,
      // records in which lines and sections it follows those before it.
      function measure(entry, wanted, exact, bases, grades, number) {
        var isTerm = number >= 0;
        var best = null;
        var more = 0;
        var titled = 0;
        for (var name = 0; name < FIELDS; name += 1) {
          var where = entry.fields[name];
          var count = hits(where, wanted, exact, ENOUGH);
          var top = 0;
          var line = 0;
          var section = 0;
          for (var i = 0; i < count; i += 1) {
            var score = bases[name] + grades[qualities[i]];
            while ((isTerm || name !== TEXT) && where.breaks[line + 1] < places[i]) line += 1;
            if (isTerm) {
              while (where.tabs[section] < places[i]) section += 1;
              inLine = meets(lineStamps, line * FIELDS + name, number) || inLine;
              inSection = meets(sectionStamps, section, number) || inSection;
            } else if (name !== TEXT) {
              var length = where.breaks[line + 1] - where.breaks[line] - 1;
              score += Math.floor((points.cover * Math.min(lengths[i], length)) / length);
            }
            if (best === null || score > best) best = score;
            if (qualities[i] > top && !isTerm) more = 0;
            top = Math.max(top, qualities[i]);
            if (isTerm || qualities[i] === top) more += isTerm ? points.termAgain : points.again;
          }
          if (name !== TEXT) {
            more = 0;
            if (count) titled += 1;
          }
        }
        return best === null ? null : best + more + (titled > 1 && !isTerm ? points.both : 0);
      }

      function termsScore(entry, asked, exact) {
        var sum = 0;
        stamp += ENOUGH;
        for (var i = 0; i < asked.singles.length; i += 1) {
          inLine = inSection = false;
          var score = measure(entry, asked.singles[i], exact, termBases, termGrades, i);
          if (score === null) return null;
          sum += score;
        }
        return Math.floor(sum / asked.singles.length) +
          (inLine ? points.oneBlock : inSection ? points.oneSection : 0);
      }

      // Whether all terms before the one with this number are at a position, and this one with
      // them.
      function meets(stamps, place, number) {
        if (number && stamps[place] !== stamp + number && stamps[place] !== stamp + number - 1)
          return false;
        stamps[place] = stamp + number;
        return true;
      }

      // Visits numbers from 0 until a visit returns that it is enough, with pauses for everything
      // else on the page.
      function* visitAll(count, visit) {
        for (var i = 0; i < count; i += 1) {
          if (visit(i)) return true;
          if (performance.now() > deadline) {
            yield;
            deadline = performance.now() + SLICE;
          }
        }
        return false;
      }

      // Passes all entries that a query finds to `take`. Separate terms are searched for only where
      // the phrase is not found often.
      function* scan(asked, filter, isExactFirst, take) {
        var found = [];
        var often = 0;
        function note(index, best, exact) {
          if (best !== null)
            found[index] = result(index, best + (exact ? points.exact : 0), asked, exact, "direct");
          return best !== null;
        }
        yield* visitAll(entries.length, function (index) {
          var entry = entries[index];
          if (!isOf(entry, filter)) return;
          isElse = !isExactFirst;
          if (isExactFirst &&
            note(index, measure(entry, asked.whole, true, entry.bases, grades, -1), true))
            often += 1;
          else if (isElse &&
            note(index, measure(entry, asked.whole, false, entry.bases, grades, -1), false) &&
            !isExactFirst)
            often += 1;
        });
        if (asked.singles.length > 1 && often < OFTEN) {
          yield* visitAll(entries.length, function (index) {
            var entry = entries[index];
            var known = found[index];
            if (!isOf(entry, filter) || (known && (known.exact || !isExactFirst))) return;
            isElse = !isExactFirst;
            if (isExactFirst && note(index, termsScore(entry, asked, true), true)) return;
            if (!known && isElse) note(index, termsScore(entry, asked, false), false);
          });
        }
        found.forEach(function (one) {
          take(one);
        });
      }

      function isOf(entry, topic) {
        return !(topic >= 0) || entry.topic === topic;
      }

      function result(entry, score, asked, exact, step) {
        return { entry, score, step, cost: 0, by: asked, exact };
      }

      function inOrder(a, b) {
        return a.cost - b.cost || b.score - a.score || a.entry - b.entry;
      }

      function search(text, filter) {
        var asked = ask(text);
        var results = [];
        deadline = Infinity;
        if (asked) scan(asked, filter, isMarked(asked), results.push.bind(results)).next();
        return { results: results.sort(inOrder), total: results.length };
      }

      // --- What to try where little or nothing is found

      // All fields in the order in which they are searched for the first occurrence: titles,
      // headings, texts.
      function each(visit) {
        return visitAll(FIELDS * entries.length, function (number) {
          var name = Math.floor(number / entries.length);
          visit(entries[number % entries.length].fields[name], name);
        });
      }

      // Whether any entry has a hit of that quality, or, without a quality, a valid hit.
      function exists(folded, quality) {
        var wanted = phrase([{ folded }], quality);
        return visitAll(entries.length, function (index) {
          return entries[index].fields.some(function (where) {
            return hits(where, wanted, false, 1);
          });
        });
      }

      // Returns combinations of alternatives for each term (that of the first changes slowest),
      // except the query itself: a term that is found has no alternative, unless other forms are
      // requested, which are always searched for.
      function* combinations(asked, choose) {
        var all = [[]];
        var most = choose === split ? SPLITTINGS : 12;
        for (var i = 0; i < asked.terms.length && all.length; i += 1) {
          var term = asked.terms[i];
          var chosen = (yield* exists(term.folded)) ? [term] : [];
          if (!chosen.length || choose === inflections) chosen = chosen.concat(yield* choose(term));
          all = all.flatMap(function (pieces) {
            return chosen.map(function (piece) {
              return pieces.concat(piece);
            });
          }).slice(0, most + 1);
        }
        return all.filter(function (pieces) {
          return pieces.some(function (piece, place) {
            return piece !== asked.terms[place];
          });
        }).slice(0, most);
      }

      // Searches with other terms in place of those of the query: each entry by the best match, or
      // for typos by the likeliest.
      function* rewrite(asked, filter, step, choose) {
        var best = new Map();
        var all = yield* combinations(asked, choose);
        // The first split that finds something is enough.
        for (var i = 0; i < all.length && !(choose === split && best.size); i += 1) {
          yield* scan(query(all[i]), filter, false, function (result) {
            var known = best.get(result.entry);
            result.step = step;
            result.cost = choose === typing ? i : 0;
            if (!known || (known.cost === result.cost && known.score < result.score))
              best.set(result.entry, result);
          });
        }
        return sorted(best, inOrder);
      }

      // Returns what a rule makes of a word: of the whole word, of its beginning, of a spelling
      // anywhere in it, or of its ending. "" if the rule does not apply.
      function form(word, part, other) {
        if (part[0] === "^") return word === part.slice(1) ? other : "";
        var isSpelling = part[0] === "~";
        if (isSpelling) part = part.slice(1);
        if (part.endsWith("-"))
          return word.startsWith(part.slice(0, -1)) ? other + word.slice(part.length - 1) : "";
        if (isSpelling) return word.includes(part) ? word.split(part).join(other) : "";
        return word.endsWith(part) ? word.slice(0, word.length - part.length) + other : "";
      }

      // Returns a form as it is written where it first occurs; "" if it does not.
      function* occurrence(folded, isForm) {
        var wanted = phrase([{ folded, isForm }]);
        var text = "";
        yield* visitAll(FIELDS * entries.length, function (number) {
          var where = entries[number % entries.length].fields[Math.floor(number / entries.length)];
          if (!hits(where, wanted, false, 1)) return false;
          text = written(where.text.substr(places[0], lengths[0]));
          return true;
        });
        return text;
      }

      function* inflections(term) {
        var found = [];
        var word = term.folded;
        var known = language.invariable.split(" ").concat(word);
        var spelled = word;
        for (var i = 0; i < language.inflections.length && found.length < 6; i += 1) {
          var part = language.inflections[i][0];
          var isSpelling = part[0] === "~";
          // A word begins with one particle at most; spellings add up, and endings are tried with
          // and without them.
          if (isSpelling && part.endsWith("-") && spelled !== word) continue;
          var others = [form(spelled, part, language.inflections[i][1])];
          if (!isSpelling) others.unshift(form(word, part, language.inflections[i][1]));
          for (var j = 0; j < others.length && found.length < 6; j += 1) {
            var other = others[j];
            if (other.length < (part[0] === "^" ? 1 : 3)) continue;
            if (isSpelling) spelled = other;
            if (known.includes(other)) continue;
            known.push(other);
            var small = yield* occurrence(other, !isSpelling);
            if (small) found.push({ folded: other, lower: small, isForm: !isSpelling });
          }
        }
        return found;
      }

      // Strings of the texts: how often each occurs, and the spelling of its first occurrence.
      function count(found, where, place, length) {
        var folded = where.folded.substr(place, length);
        var known = found.get(folded);
        if (!known) {
          known = { folded, lower: written(where.text.substr(place, length)), count: 0,
            isWhole: false, distance: 0 };
          found.set(folded, known);
        }
        known.count += 1;
        return known;
      }

      function sorted(found, compare) {
        return Array.from(found.values()).sort(compare);
      }

      function byCount(a, b) {
        return b.count - a.count || (a.folded < b.folded ? -1 : 1);
      }

      // Thai with other tone marks, or none, where the term has some. Other words as several:
      // check-in for checkin.
      function* tones(term) {
        var found = new Map();
        var base = term.folded.replace(marks, "").split("");
        var isThai = /[\x80-\xff]/.test(term.folded);
        if (!isThai && (base.length < 5 || !base.every(function (unit) {
          return joined[unit.charCodeAt(0)];
        }))) return [term];
        if (base.length < 2) return [];
        var between = isThai ? marks.source + "*" : " ?";
        var shape = new RegExp(base.join(between) + (isThai ? between : ""), "g");
        yield* each(function (where) {
          for (var match; (match = shape.exec(where.folded)); ) {
            var end = match.index + match[0].length;
            if (isThai) count(found, where, match.index, match[0].length);
            else {
              shape.lastIndex = match.index + 1;
              if (match[0].length > base.length && startsAt(where.folded, match.index) &&
                endsAt(where.folded, end)) {
                count(found, where, match.index, match[0].length);
              }
            }
          }
        });
        return sorted(found, byCount).slice(0, 6);
      }

      // Whether a passage can have so few typos: most have other letters, or extend over the end of
      // a line.
      function isLike(text, folded, start, end, errors) {
        var others = 0;
        for (var i = 0; i < text.length; i += 1) others |= 1 << (text.charCodeAt(i) & 31);
        var letters = 0;
        for (i = start; i < end; i += 1) letters |= 1 << (folded.charCodeAt(i) & 31);
        others ^= letters;
        for (i = 0; others; i += 1) others &= others - 1;
        return i <= errors * 2 && end <= folded.length &&
          !/^ |[\t\n]| $/.test(folded.slice(start, end));
      }

      // One half of a term with one typo is intact, unless the two units in its middle are swapped:
      // these three are looked up.
      function* typing(term) {
        var text = term.folded;
        if (text.length < 4 || text.length > LONGEST) return [];
        var half = text.length >> 1;
        var found = new Map();
        var isBound = joined[text.charCodeAt(0)] && !compounds;
        var ways = [
          [text.slice(0, half), 0, 0],
          [text.slice(half), half - 1, half + 1],
          [text.slice(0, half - 1) + text[half] + text[half - 1] + text.slice(half + 1), 0, 0],
        ];
        ways.forEach(function (way) {
          way.push(phrase([{ folded: way[0] }], isBound && !way[1] ? 2 : 0));
        });
        yield* each(function (where) {
          var folded = where.folded;
          var seen = new Set();
          function look(place) {
            if (place < 0 || folded.charCodeAt(place) <= 32 ||
              (isBound && joined[folded.charCodeAt(place - 1) | 0]) || seen.has(place)) return;
            seen.add(place);
            var sizes = [text.length, text.length + 1, text.length - 1].filter(function (size) {
              return isLike(text, folded, place, place + size, 1) &&
                distance(text, folded.slice(place, place + size)) === 1;
            });
            var size = sizes.find(function (size) {
              return endsAt(folded, place + size);
            }) || sizes[0];
            if (!size) return;
            var variant = count(found, where, place, size);
            if (startsAt(folded, place) && endsAt(folded, place + size)) variant.isWhole = true;
          }
          ways.forEach(function (way) {
            var all = hits(where, way[3], false, Infinity);
            for (var i = 0; i < all; i += 1) {
              for (var back = way[1]; back <= way[2]; back += 1) look(places[i] - back);
            }
          });
        });
        return sorted(found, function (a, b) {
          return (b.folded[0] === text[0]) - (a.folded[0] === text[0]) || b.isWhole - a.isWhole ||
            byCount(a, b);
        }).slice(0, 4);
      }

      // Returns the ways to split a term into pieces that occur, the longest first piece first.
      // Thai is split neither before a mark of the letter before it nor after a vowel of the letter
      // after it.
      function* split(term) {
        var text = term.folded;
        var ways = [];
        function* cutFrom(start, folded, small, left) {
          var end = start + 4 - unspaced[text.charCodeAt(start)];
          var least = end;
          if (start === text.length) ways.push({ folded, lower: small });
          if (start === text.length || !left) return;
          while (end <= text.length && (yield* exists(text.slice(start, end), 0))) end += 1;
          while (--end >= least && ways.length < SPLITTINGS) {
            if (/^(?:.[\xb0-\xba\xc5-\xce]|[\xc0-\xc4])/.test(text.slice(end - 1))) continue;
            yield* cutFrom(end, folded + " " + text.slice(start, end),
              small + " " + term.lower.slice(start, end), left - 1);
          }
        }
        if (text.length > (unspaced[text.charCodeAt(0)] > 1 ? 3 : 5)) yield* cutFrom(0, "", "", 4);
        return ways.length ? ways : [term];
      }

      function* some(asked, filter) {
        var found = new Map();
        for (var i = 0; asked.singles.length > 1 && i < asked.singles.length; i += 1) {
          var term = asked.singles[i].terms[0];
          if (term.folded.length < (unspaced[term.folded.charCodeAt(0)] ? 2 : 3)) continue;
          var wanted = phrase([term], ofWords);
          var having = [];
          yield* visitAll(entries.length, function (index) {
            var best = measure(entries[index], wanted, false, termBases, termGrades, 0);
            if (best !== null) having.push(result(index, best, asked, false, "some"));
          });
          having.forEach(function (one) {
            one.score += points.rare * (17 - Math.min(16, 32 - Math.clz32(having.length)));
            if (found.has(one.entry)) one.score += found.get(one.entry).score;
            if (isOf(entries[one.entry], filter)) found.set(one.entry, one);
          });
        }
        return sorted(found, inOrder);
      }

      // Returns how many letters were added, left out, mistaken, or swapped with the next.
      function distance(a, b) {
        var before = [];
        var last = [];
        for (var i = 0; i <= a.length; i += 1) {
          var row = [i];
          for (var j = 1; j <= b.length; j += 1) {
            row[j] = i
              ? Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1])) : j;
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
              row[j] = Math.min(row[j], before[j - 2] + 1);
          }
          before = last;
          last = row;
        }
        return last[b.length];
      }

      // Returns what is closest to a term: a word, or in scripts without spaces any passage of a
      // title or heading. Most are rejected early because they have other letters.
      function* closest(term) {
        var text = term.folded;
        var found = new Map();
        var isWord = joined[text.charCodeAt(0)];
        function consider(where, start, end) {
          if (!isLike(text, where.folded, start, end, 2)) return;
          var known = count(found, where, start, end - start);
          if (known.count === 1) known.distance = distance(text, known.folded);
        }
        if (text.length > LONGEST || text.length < (isWord ? 5 : 6)) return [term];
        yield* each(function (where, name) {
          var length = where.folded.length;
          for (var start = 0; start < length && (isWord || name !== TEXT); start += 1) {
            if (!isWord) {
              for (var size = text.length - 1; size < text.length + 2; size += 1)
                consider(where, start, start + size);
              continue;
            }
            var end = start;
            while (joined[where.folded.charCodeAt(end) | 0]) end += 1;
            if (Math.abs(end - start - text.length) < 3) consider(where, start, end);
            start = end;
          }
        });
        var best = sorted(found, function (a, b) {
          return a.distance - b.distance || byCount(a, b);
        })[0];
        return best && best.distance < 3 ? [best] : [term];
      }

      // Continues only while nothing is found, from the likeliest alternative to the least likely.
      function* relax(text, filter) {
        var asked = ask(text);
        var found = { step: "direct", results: [], total: 0, rewritten: null, suggestion: null };
        var steps = { inflections, tones, typing, split };
        if (!asked) return found;
        deadline = performance.now() + SLICE;
        yield* scan(asked, filter, isMarked(asked), found.results.push.bind(found.results));
        found.results.sort(inOrder);
        for (var name in steps) {
          if (found.results.length >= (name === "inflections" ? 10 : 1)) break;
          var known = found.results.map(function (result) {
            return result.entry;
          });
          var more = (yield* rewrite(asked, filter, name, steps[name])).filter(function (result) {
            return !known.includes(result.entry);
          });
          if (!more.length) continue;
          found.step = name;
          found.results = found.results.concat(more);
          found.rewritten = more[0].by.text;
        }
        if (!found.results.length) {
          found.results = yield* some(asked, filter);
          if (found.results.length) found.step = "some";
          else {
            var meant = (yield* combinations(asked, closest))[0];
            if (meant) found.suggestion = query(meant).text;
          }
        }
        found.total = found.results.length;
        return found;
      }

      // --- What to show

      // Returns all hits of the query in a field, or else those of its terms: [place, end, quality,
      // term].
      function marked(where, result) {
        var all = [];
        var asked = result.by;
        function collect(wanted, number) {
          var count = hits(where, wanted, result.exact, 1000);
          for (var i = 0; i < count; i += 1)
            all.push([places[i], places[i] + lengths[i], qualities[i], number]);
        }
        collect(asked.whole, 0);
        if (!all.length && asked.singles.length > 1) asked.singles.forEach(collect);
        return all.sort(function (a, b) {
          return a[0] - b[0];
        });
      }

      // Returns the text from start to end, alternating unmarked and marked parts, an unmarked one
      // first. A dot separates blocks, such as an answer and its feedback.
      function parts(where, found, start, end) {
        var made = [];
        var at = start;
        function slice(to) {
          made.push(where.text.slice(at, to).replace(/[\n\t]+/g, " · "));
          at = to;
        }
        found.forEach(function (hit) {
          if (hit[1] <= at || hit[0] >= end) return;
          slice(Math.max(hit[0], at));
          slice(Math.min(hit[1], end));
        });
        slice(end);
        return made;
      }

      function title(result) {
        var where = entries[result.entry].fields[TITLE];
        return parts(where, marked(where, result), 0, where.text.length);
      }

      // Returns the first of the hits with the most terms close after it.
      function bestOf(found, reach) {
        var best = -1;
        var top = 0;
        found.forEach(function (hit, i) {
          var terms = new Set();
          for (; i < found.length && found[i][0] < hit[0] + reach; i += 1) terms.add(found[i][3]);
          if (terms.size * 4 + hit[2] <= top) return;
          top = terms.size * 4 + hit[2];
          best = hit[0];
        });
        return best;
      }

      // Returns where a text may be cut: at a space if one is near, or else before a letter without
      // marks of the letter before it.
      function cut(where, at, space, size) {
        if (Math.abs(space - at) < size / 4) return space;
        while (hangs(where.folded.charCodeAt(at)) || /[\p{M}\udc00-\udfff]/u.test(where.text[at]))
          at -= 1;
        return at;
      }

      function before(breaks, place) {
        return breaks.filter(function (at) {
          return at < place;
        }).length;
      }

      function excerpt(result, size) {
        var fields = entries[result.entry].fields;
        var where = fields[TEXT];
        var found = marked(where, result);
        var best = bestOf(found, size / 2);
        var inHeadings = best < 0 ? bestOf(marked(fields[HEADINGS], result), size) : -1;
        var heading = (best < 0 ? before(fields[HEADINGS].tabs, inHeadings)
          : before(where.tabs, best)) - 1;
        if (!where.text) return { heading, parts: [] };
        // Where only a heading or title matches: the beginning of the section, or, if it has no
        // text of its own, of the next.
        var focus = best < 0 ? where.tabs[heading] + 1 || 0 : best;
        while (where.folded.charCodeAt(focus) <= 32) focus += 1;
        var section = before(where.tabs, focus);
        var start = section ? where.tabs[section - 1] + 1 : 0;
        var end = where.tabs.concat(where.text.length)[section];
        // The line of the hit, or one before it where the section ends soon.
        where.breaks.forEach(function (at) {
          if (at >= start && at < focus && start + size < end) start = at + 1;
        });
        var from = focus - (size >> 2);
        var to = start + size;
        if (focus - start > size / 2) {
          from = cut(where, from, where.folded.indexOf(" ", from) + 1, size);
          to = from + size;
        } else from = start;
        if (to < end) to = cut(where, to, where.folded.lastIndexOf(" ", to), size);
        else to = end;
        var shown = parts(where, found, from, to);
        shown[0] = (from > start ? "…" : "") + shown[0].trimStart();
        if (to < end && where.folded.charCodeAt(to) !== 10)
          shown[shown.length - 1] = shown[shown.length - 1].trimEnd() + "…";
        return { heading, parts: shown };
      }

      return { add, search, relax, excerpt, title };
    }

    return { fold, canonical, corpus };
  };
})();
