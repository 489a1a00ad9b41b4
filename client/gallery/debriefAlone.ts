/** A debrief from a real run; made by test/debrief/fixture.mjs, not by hand. */
import type { DebriefReport } from "../screens/debrief/index.ts";

export const report: DebriefReport = {
  title: "A quarter at a time",
  learn: "A metastable state outlives its trigger; cut load below the refill point, then climb back slowly.",
  truth: [
    {
      role: "trigger",
      component: ["rollouts", "cache", "discovery"],
      mechanism: ["change", "caches and backlog"],
      says: "The third step of the agent roll-out took cache nodes away one by one at the peak; each came back empty.",
      verdict: "open",
      answeredTick: null,
      said: null,
    },
    {
      role: "sustainer",
      component: ["boot", "store", "boot>store"],
      mechanism: ["retries and herds", "caches and backlog", "capacity and ceilings"],
      says: "A full store answered nobody in time, so nothing refilled the cache, while every start asked three times.",
      verdict: "open",
      answeredTick: null,
      said: null,
    },
  ],
  loudest: {
    symptom: "The store is full of one list query.",
    idea: "A bad query shipped last week.",
    right: false,
  },
  inspiredBy: [
    {
      outage: "slack-cache-2022",
      title: "Slack's incident of 22 February 2022",
    },
    {
      outage: "honeycomb-2023",
      title: "Honeycomb's cache incident of 25 July 2023",
    },
  ],
  tree: [
    {
      id: 1,
      tick: 2000,
      kind: "rollout-stage",
      subject: "discovery-agent",
      parents: [],
      root: "defect",
      data: {
        stage: 3,
        of: 4,
      },
      region: null,
      covers: [],
      endTick: null,
    },
    {
      id: 2,
      tick: 2000,
      kind: "replica-away",
      subject: "cache",
      parents: [1],
      root: null,
      data: {
        count: 1,
      },
      region: null,
      covers: ["cache@us-east", "cache@eu-west"],
      endTick: null,
    },
    {
      id: 5,
      tick: 2100,
      kind: "cache-cooling",
      subject: "cache@us-east",
      parents: [2],
      root: null,
      data: {
        hitRatio: 0.934,
      },
      region: "us-east",
      covers: ["cache@us-east"],
      endTick: null,
    },
    {
      id: 6,
      tick: 2100,
      kind: "cache-cooling",
      subject: "cache@eu-west",
      parents: [2],
      root: null,
      data: {
        hitRatio: 0.941,
      },
      region: "eu-west",
      covers: ["cache@eu-west"],
      endTick: null,
    },
    {
      id: 26,
      tick: 7100,
      kind: "saturated",
      subject: "store@eu-west",
      parents: [6],
      root: null,
      data: {
        utilization: 1,
      },
      region: "eu-west",
      covers: ["store@eu-west"],
      endTick: null,
    },
    {
      id: 27,
      tick: 7100,
      kind: "retry-storm",
      subject: "boot@eu-west>store@eu-west",
      parents: [29],
      root: null,
      data: {
        attemptsPerCall: 2.006,
      },
      region: "eu-west",
      covers: [],
      endTick: null,
    },
    {
      id: 29,
      tick: 7100,
      kind: "failing",
      subject: "boot@eu-west",
      parents: [26],
      root: null,
      data: {
        errorRatio: 0.504,
      },
      region: "eu-west",
      covers: ["boot@eu-west", "gw@eu-west", "edge@eu-west"],
      endTick: null,
    },
    {
      id: 45,
      tick: 13900,
      kind: "failover-started",
      subject: "failover:eu-west",
      parents: [29],
      root: null,
      data: {
        from: "eu-west",
        to: "us-east",
        signal: 0.428,
      },
      region: "eu-west",
      covers: [],
      endTick: null,
    },
    {
      id: 47,
      tick: 14700,
      kind: "saturated",
      subject: "store@us-east",
      parents: [5, 45],
      root: null,
      data: {
        utilization: 0.966,
      },
      region: "us-east",
      covers: ["store@us-east"],
      endTick: null,
    },
    {
      id: 50,
      tick: 15100,
      kind: "retry-storm",
      subject: "boot@us-east>store@us-east",
      parents: [53],
      root: null,
      data: {
        attemptsPerCall: 3.014,
      },
      region: "us-east",
      covers: [],
      endTick: null,
    },
    {
      id: 53,
      tick: 15100,
      kind: "failing",
      subject: "boot@us-east",
      parents: [47],
      root: null,
      data: {
        errorRatio: 0.915,
      },
      region: "us-east",
      covers: ["boot@us-east", "gw@us-east", "edge@us-east"],
      endTick: null,
    },
    {
      id: 58,
      tick: 20600,
      kind: "went-global",
      subject: "world",
      parents: [53],
      root: null,
      data: {},
      region: null,
      covers: [],
      endTick: null,
    },
    {
      id: 62,
      tick: 28200,
      kind: "failover-started",
      subject: "failover:us-east",
      parents: [53],
      root: null,
      data: {
        from: "us-east",
        to: "ap-south",
        signal: 0.419,
      },
      region: "us-east",
      covers: [],
      endTick: null,
    },
  ],
  loops: [
    {
      nodes: [26, 29, 27],
      arrows: [
        [26, 29],
        [29, 27],
        [27, 26],
      ],
    },
    {
      nodes: [47, 53, 50],
      arrows: [
        [47, 53],
        [53, 50],
        [50, 47],
      ],
    },
  ],
  prevented: [],
  cutPoints: [
    {
      action: "pause-rollout",
      says: "Before the store was full, stopping the roll-out was enough.",
      label: "Pause the agent roll-out",
      target: "discovery-agent",
      value: 0,
      unit: "",
      window: {
        fromTick: 0,
        toTick: 7200,
      },
    },
    {
      action: "throttle-boots",
      says: "Fewer starts let the store answer, and answers refill the cache.",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 15,
      unit: "/s",
      window: {
        fromTick: 4200,
        toTick: 6000,
      },
    },
    {
      action: "pause-failover",
      says: "The next region had no room for the moved users.",
      label: "Pause geo-failover",
      target: "failover:eu-west",
      value: 0,
      unit: "",
      window: {
        fromTick: 0,
        toTick: 13800,
      },
    },
  ],
  save: null,
  horizonTick: 28800,
  endTick: 28800,
  users: 240000,
  curves: [
    {
      of: "none",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2682, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14526, 16423, 18436, 20565, 22818,
        25190, 27677, 30281, 33001, 35843, 38798, 41870, 45059, 48366, 51784, 55313, 58959, 62717, 66587, 70573, 74669,
        78875, 83190, 87617, 92154, 96795, 101541, 106391, 111346, 116410, 121577, 126853, 132240, 137741, 143347,
        149060, 154884, 160816, 166847, 172983, 179229, 185577, 192030, 198593, 205262, 212042, 218922, 225911, 232997,
        240184, 247478, 254868, 262361, 269961, 277644, 285378, 293144, 300919, 308674, 316398, 324076, 331703, 339268,
        346761, 354172, 361680, 369328, 377141, 385086, 393153, 401348, 409670, 418109, 426666, 435334, 444115, 453005,
        462038, 471223, 480547, 490003, 499592, 509320, 519178, 529168, 539290, 549545, 559921, 570415, 581044, 591795,
        602660, 613649, 624763, 635995, 647343, 658804, 670383, 682079, 693889, 705810, 717842, 729985, 742243, 754608,
        767082, 779660, 792351, 805147, 818051, 831056, 844154, 857348, 870633, 884017, 897489, 911059, 924723, 938487,
        952335, 966285, 980331, 994473, 1008709, 1023036, 1037487, 1052062, 1066762, 1081574, 1096504, 1111547, 1126714,
        1142005, 1157410, 1172935, 1188573, 1204315, 1220177, 1236154, 1252237, 1268427, 1284728, 1301142, 1317656,
        1334267, 1350979, 1367790, 1384707, 1401734, 1418864, 1436097, 1453429, 1470867, 1488403, 1506030, 1523758,
        1541580, 1559500, 1577519, 1595636, 1613850, 1632154, 1650551, 1669037, 1687602, 1706258, 1724997, 1743840,
        1762775, 1781789, 1800893, 1820081, 1839353, 1858738, 1878239, 1897856, 1917584, 1937425, 1957370, 1977424,
        1997590, 2017876, 2038266, 2058759, 2079352, 2100051, 2120845, 2141740, 2162746, 2183846, 2205046, 2226354,
        2247768, 2269288, 2290904, 2312624, 2334441, 2356345, 2378315, 2400324, 2422365, 2444422, 2466496,
      ],
    },
    {
      of: "reference",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2682, 3536, 4509, 5598, 6824, 8156, 9606, 11175, 12870, 14683, 16613, 18637, 20755, 22974,
        25289, 27696, 30197, 32792, 35485, 38269, 41148, 44121, 47189, 50345, 53592, 56933, 60362, 63882, 67495, 71195,
        74944, 78741, 82586, 86479, 90413, 94389, 98407, 102468, 106575, 110722, 114915, 119156, 123447, 127782, 132162,
        136588, 141060, 145570, 150122, 154723, 159363, 164046, 168778, 173555, 178381, 183246, 188159, 193108, 198096,
        203131, 208202, 213315, 218475, 223672, 228903, 234176, 239492, 244839, 250222, 255640, 261101, 266605, 272152,
        277739, 283366, 289028, 294722, 300452, 306217, 312019, 317863, 323685, 329481, 335252, 340987, 346693, 352372,
        358031, 363662, 369260, 374825, 380361, 385870, 391349, 396799, 402222, 407610, 412963, 418292, 423592, 428853,
        434085, 439293, 444471, 449617, 454734, 459824, 464882, 469907, 474899, 479864, 484796, 489696, 494564, 499405,
        504090, 508615, 512983, 517192, 521241, 525123, 528842, 532395, 535787, 539012, 542085, 545027, 547861, 550604,
        553272, 555875, 558423, 560923, 563382, 565804, 568194, 570553, 572886, 575193, 577477, 579739, 581980, 584201,
        586403, 588587, 590752, 592900, 595030, 597144, 599241, 601321, 603386, 605434, 607467, 609484, 611486, 613473,
        615445, 617401, 619343, 621270, 623182, 625080, 626964, 628833, 630689, 632530, 634357, 636171, 637971, 639757,
        641530, 643289, 645035, 646768, 648488, 650195, 651889, 653570, 655238, 656894, 658538, 660169, 661787, 663394,
        664988, 666571, 668141, 669699, 671246, 672781, 674305, 675817, 677317, 678807, 680285, 681752, 683207, 684652,
        686086, 687509, 688921, 690323, 691714, 693095, 694465, 695825, 697174, 698514, 699843, 701162, 702472,
      ],
    },
    {
      of: "team",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2682, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14526, 16423, 18436, 20565, 22818,
        25190, 27677, 30281, 33001, 35843, 38798, 41870, 45059, 48366, 51784, 55313, 58959, 62717, 66587, 70573, 74669,
        78875, 83190, 87617, 92154, 96795, 101541, 106391, 111346, 116410, 121577, 126853, 132240, 137741, 143347,
        149060, 154884, 160816, 166847, 172983, 179229, 185577, 192030, 198593, 205262, 212042, 218922, 225911, 232997,
        240184, 247478, 254868, 262361, 269961, 277644, 285378, 293144, 300919, 308674, 316398, 324076, 331703, 339268,
        346761, 354172, 361680, 369328, 377141, 385086, 393153, 401348, 409670, 418109, 426666, 435334, 444115, 453005,
        462038, 471223, 480547, 490003, 499592, 509320, 519178, 529168, 539290, 549545, 559921, 570415, 581044, 591795,
        602660, 613649, 624763, 635995, 647343, 658804, 670383, 682079, 693889, 705810, 717842, 729985, 742243, 754608,
        767082, 779660, 792351, 805147, 818051, 831056, 844154, 857348, 870633, 884017, 897489, 911059, 924723, 938487,
        952335, 966285, 980331, 994473, 1008709, 1023036, 1037487, 1052062, 1066762, 1081574, 1096504, 1111547, 1126714,
        1142005, 1157410, 1172935, 1188573, 1204315, 1220177, 1236154, 1252237, 1268427, 1284728, 1301142, 1317656,
        1334267, 1350979, 1367790, 1384707, 1401734, 1418864, 1436097, 1453429, 1470867, 1488403, 1506030, 1523758,
        1541580, 1559500, 1577519, 1595636, 1613850, 1632154, 1650551, 1669037, 1687602, 1706258, 1724997, 1743840,
        1762775, 1781789, 1800893, 1820081, 1839353, 1858738, 1878239, 1897856, 1917584, 1937425, 1957370, 1977424,
        1997590, 2017876, 2038266, 2058759, 2079352, 2100051, 2120845, 2141740, 2162746, 2183846, 2205046, 2226354,
        2247768, 2269288, 2290904, 2312624, 2334441, 2356345, 2378315, 2400324, 2422365, 2444422, 2466496,
      ],
    },
  ],
  deeds: [],
  beliefs: [],
  story: [
    {
      n: 1,
      tick: 0,
      lane: "session",
      message: {
        code: "seat.taken",
        params: {
          seat: 0,
        },
      },
      seat: 0,
    },
    {
      n: 2,
      tick: 0,
      lane: "session",
      message: {
        code: "seat.taken",
        params: {
          seat: 1,
        },
      },
      seat: 1,
    },
    {
      n: 3,
      tick: 0,
      lane: "session",
      message: {
        code: "seat.taken",
        params: {
          seat: 2,
        },
      },
      seat: 2,
    },
    {
      n: 4,
      tick: 0,
      lane: "session",
      message: {
        code: "seat.taken",
        params: {
          seat: 3,
        },
      },
      seat: 3,
    },
    {
      n: 5,
      tick: 0,
      lane: "session",
      message: {
        code: "round.started",
        params: {},
      },
      seat: null,
    },
    {
      n: 27,
      tick: 2000,
      lane: "automation",
      message: {
        code: "world.rollout-stage",
        params: {
          subject: "discovery-agent",
          stage: 3,
          of: 4,
        },
      },
      seat: null,
    },
    {
      n: 28,
      tick: 2000,
      lane: "automation",
      message: {
        code: "world.replica-away",
        params: {
          subject: "cache@us-east",
          count: 1,
        },
      },
      seat: null,
    },
    {
      n: 29,
      tick: 2100,
      lane: "world",
      message: {
        code: "world.cache-cooling",
        params: {
          subject: "cache@us-east",
          hitRatio: 0.934,
        },
      },
      seat: null,
    },
    {
      n: 30,
      tick: 2100,
      lane: "world",
      message: {
        code: "world.cache-cooling",
        params: {
          subject: "cache@eu-west",
          hitRatio: 0.941,
        },
      },
      seat: null,
    },
    {
      n: 6,
      tick: 4900,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 7,
      tick: 4900,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
        },
      },
      seat: null,
    },
    {
      n: 8,
      tick: 5000,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 9,
      tick: 5000,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
        },
      },
      seat: null,
    },
    {
      n: 10,
      tick: 6100,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 11,
      tick: 6100,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
        },
      },
      seat: null,
    },
    {
      n: 31,
      tick: 7100,
      lane: "world",
      message: {
        code: "world.saturated",
        params: {
          subject: "store@eu-west",
          utilization: 1,
        },
      },
      seat: null,
    },
    {
      n: 32,
      tick: 7100,
      lane: "world",
      message: {
        code: "world.retry-storm",
        params: {
          subject: "boot@eu-west>store@eu-west",
          attemptsPerCall: 2.006,
        },
      },
      seat: null,
    },
    {
      n: 33,
      tick: 7100,
      lane: "world",
      message: {
        code: "world.failing",
        params: {
          subject: "boot@eu-west",
          errorRatio: 0.504,
        },
      },
      seat: null,
    },
    {
      n: 12,
      tick: 7300,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "burn:boot eu-west",
          severity: "page",
          subject: "boot eu-west",
        },
      },
      seat: null,
    },
    {
      n: 13,
      tick: 7400,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@us-east",
          severity: "ticket",
          subject: "store@us-east",
        },
      },
      seat: null,
    },
    {
      n: 14,
      tick: 7400,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@us-east",
          severity: "ticket",
          subject: "cache@us-east",
        },
      },
      seat: null,
    },
    {
      n: 15,
      tick: 7400,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@eu-west",
          severity: "ticket",
          subject: "cache@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 16,
      tick: 7400,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "boot-p95:boot@eu-west",
          severity: "ticket",
          subject: "boot@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 17,
      tick: 8500,
      lane: "alerts",
      message: {
        code: "alert.escalated",
        params: {
          alert: "burn:boot eu-west",
          severity: "page",
          subject: "boot eu-west",
        },
      },
      seat: null,
    },
    {
      n: 18,
      tick: 9800,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@us-east",
          severity: "ticket",
          subject: "store@us-east",
        },
      },
      seat: null,
    },
    {
      n: 19,
      tick: 10000,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@us-east",
          severity: "ticket",
          subject: "cache@us-east",
        },
      },
      seat: null,
    },
    {
      n: 20,
      tick: 13000,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
        },
      },
      seat: null,
    },
    {
      n: 34,
      tick: 13900,
      lane: "automation",
      message: {
        code: "world.failover-started",
        params: {
          subject: "failover:eu-west",
          from: "eu-west",
          to: "us-east",
          signal: 0.428,
        },
      },
      seat: null,
    },
    {
      n: 21,
      tick: 14500,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@us-east",
          severity: "ticket",
          subject: "store@us-east",
        },
      },
      seat: null,
    },
    {
      n: 35,
      tick: 14700,
      lane: "world",
      message: {
        code: "world.saturated",
        params: {
          subject: "store@us-east",
          utilization: 0.966,
        },
      },
      seat: null,
    },
    {
      n: 36,
      tick: 15100,
      lane: "world",
      message: {
        code: "world.retry-storm",
        params: {
          subject: "boot@us-east>store@us-east",
          attemptsPerCall: 3.014,
        },
      },
      seat: null,
    },
    {
      n: 37,
      tick: 15100,
      lane: "world",
      message: {
        code: "world.failing",
        params: {
          subject: "boot@us-east",
          errorRatio: 0.915,
        },
      },
      seat: null,
    },
    {
      n: 22,
      tick: 15300,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "burn:boot us-east",
          severity: "page",
          subject: "boot us-east",
        },
      },
      seat: null,
    },
    {
      n: 23,
      tick: 15300,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "boot-p95:boot@us-east",
          severity: "ticket",
          subject: "boot@us-east",
        },
      },
      seat: null,
    },
    {
      n: 24,
      tick: 16500,
      lane: "alerts",
      message: {
        code: "alert.escalated",
        params: {
          alert: "burn:boot us-east",
          severity: "page",
          subject: "boot us-east",
        },
      },
      seat: null,
    },
    {
      n: 38,
      tick: 20600,
      lane: "verdict",
      message: {
        code: "world.went-global",
        params: {
          subject: "world",
        },
      },
      seat: null,
    },
    {
      n: 25,
      tick: 24100,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "boot-slots:boot@us-east",
          severity: "ticket",
          subject: "boot@us-east",
        },
      },
      seat: null,
    },
    {
      n: 26,
      tick: 28100,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "boot-slots:boot@eu-west",
          severity: "ticket",
          subject: "boot@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 39,
      tick: 28200,
      lane: "automation",
      message: {
        code: "world.failover-started",
        params: {
          subject: "failover:us-east",
          from: "us-east",
          to: "ap-south",
          signal: 0.419,
        },
      },
      seat: null,
    },
  ],
  profile: [
    {
      id: "impact",
      share: 0,
      band: {
        from: 0.818,
        to: 1,
      },
      figure: {
        code: "figure.points",
        params: {
          points: 0,
        },
      },
      parts: [
        {
          message: {
            code: "part.peak",
            params: {
              peak: 0.552,
            },
          },
          isGood: false,
          moments: [33, 37],
        },
        {
          message: {
            code: "part.regions",
            params: {
              count: 2,
              services: 8,
            },
          },
          isGood: false,
          moments: [33, 37],
        },
        {
          message: {
            code: "part.global",
            params: {
              global: 1,
            },
          },
          isGood: false,
          moments: [38],
        },
      ],
    },
    {
      id: "diagnosis",
      share: 0,
      band: {
        from: 0.8,
        to: 1,
      },
      figure: {
        code: "figure.answered",
        params: {
          answered: 0,
          of: 2,
        },
      },
      parts: [
        {
          message: {
            code: "part.answer.open",
            params: {
              role: "trigger",
            },
          },
          isGood: false,
          moments: [],
        },
        {
          message: {
            code: "part.answer.open",
            params: {
              role: "sustainer",
            },
          },
          isGood: false,
          moments: [],
        },
      ],
    },
    {
      id: "recovery",
      share: 0,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.parts",
        params: {
          good: 0,
          of: 1,
        },
      },
      parts: [
        {
          message: {
            code: "part.loop",
            params: {},
          },
          isGood: false,
          moments: [],
        },
      ],
    },
    {
      id: "communication",
      share: 0,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.windows",
        params: {
          kept: 0,
          of: 0,
        },
      },
      parts: [
        {
          message: {
            code: "part.declared",
            params: {},
          },
          isGood: false,
          moments: [12],
        },
        {
          message: {
            code: "part.no-posts",
            params: {},
          },
          isGood: false,
          moments: [],
        },
      ],
    },
    {
      id: "safe-change",
      share: null,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.none",
        params: {},
      },
      parts: [
        {
          message: {
            code: "part.confounded",
            params: {
              count: 0,
            },
          },
          isGood: true,
          moments: [],
        },
        {
          message: {
            code: "part.unverified",
            params: {
              count: 0,
            },
          },
          isGood: true,
          moments: [],
        },
      ],
    },
  ],
};
