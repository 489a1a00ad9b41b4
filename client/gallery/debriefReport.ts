/** A debrief from a real run; made by test/debrief/fixture.mjs, not by hand. */
import type { DebriefReport, WhatIfView } from "../screens/debrief/index.ts";

export const report: DebriefReport = {
  title: "A quarter at a time",
  learn: "A metastable state outlives its trigger; cut load below the refill point, then climb back slowly.",
  truth: [
    {
      role: "trigger",
      component: ["rollouts", "cache", "discovery"],
      mechanism: ["change", "caches and backlog"],
      says: "The third step of the agent roll-out took cache nodes away one by one at the peak; each came back empty.",
      verdict: "right",
      answeredTick: 10300,
      said: {
        hypothesis: "H2",
        question: "started",
        component: "cache",
        mechanism: "caches and backlog",
        state: "confirmed",
      },
    },
    {
      role: "sustainer",
      component: ["boot", "store", "boot>store"],
      mechanism: ["retries and herds", "caches and backlog", "capacity and ceilings"],
      says: "A full store answered nobody in time, so nothing refilled the cache, while every start asked three times.",
      verdict: "right",
      answeredTick: 11500,
      said: {
        hypothesis: "H3",
        question: "sustains",
        component: "boot@eu-west>store@eu-west",
        mechanism: "retries and herds",
        state: "confirmed",
      },
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
      isRelapse: false,
      endTick: null,
    },
    {
      id: 3,
      tick: 2000,
      kind: "replica-away",
      subject: "cache",
      parents: [1],
      root: null,
      data: {
        count: 1,
      },
      region: null,
      covers: ["cache@eu-west"],
      isRelapse: false,
      endTick: null,
    },
    {
      id: 6,
      tick: 2100,
      kind: "cache-cooling",
      subject: "cache@eu-west",
      parents: [3],
      root: null,
      data: {
        hitRatio: 0.941,
      },
      region: "eu-west",
      covers: ["cache@eu-west"],
      isRelapse: false,
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
      isRelapse: false,
      endTick: 13700,
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
      isRelapse: false,
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
        errorRatio: 0.505,
      },
      region: "eu-west",
      covers: ["boot@eu-west", "gw@eu-west", "edge@eu-west"],
      isRelapse: false,
      endTick: 25200,
    },
    {
      id: 56,
      tick: 13800,
      kind: "failover-started",
      subject: "failover:eu-west",
      parents: [29],
      root: null,
      data: {
        from: "eu-west",
        to: "us-east",
        signal: 0.414,
      },
      region: "eu-west",
      covers: [],
      isRelapse: false,
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
  ],
  prevented: [
    {
      id: -47,
      tick: 14700,
      kind: "saturated",
      subject: "store@us-east",
      parents: [56],
      root: null,
      data: {
        utilization: 0.968,
      },
      region: "us-east",
      covers: ["store@us-east"],
      isRelapse: false,
      endTick: null,
    },
  ],
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
  save: {
    id: "save",
    change: {
      kind: "move",
      ref: "A6",
      toTick: 16000,
    },
    state: "done",
    progress: 1,
    curve: {
      of: "what-if",
      everyTicks: 100,
      integrity: { diverged: 0, lost: 0, wrong: 0 },
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2683, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14527, 16423, 18436, 20565, 22818,
        25191, 27677, 30281, 33001, 35843, 38798, 41871, 45060, 48366, 51784, 55314, 58960, 62718, 66588, 70574, 74670,
        78875, 83190, 87617, 92155, 96795, 101541, 106392, 111346, 116410, 121578, 126854, 132240, 137741, 143347,
        149061, 154884, 160816, 166848, 172983, 179230, 185578, 192087, 198695, 205409, 212236, 219165, 226203, 233340,
        240582, 247926, 255342, 262839, 270405, 278000, 285610, 293252, 300935, 308652, 316415, 324227, 332097, 340030,
        348025, 356082, 364203, 372384, 380622, 388922, 397284, 405709, 414203, 422762, 431387, 440079, 448828, 457640,
        466518, 475429, 484362, 493315, 502285, 511278, 520293, 529329, 538388, 547469, 556565, 565678, 574815, 583973,
        593142, 602331, 611546, 620779, 630029, 639299, 648590, 657898, 667220, 676558, 685917, 695291, 704679, 714083,
        723507, 732943, 742397, 751869, 761358, 770864, 780378, 789905, 799442, 808991, 818546, 828115, 837694, 847286,
        856889, 866510, 876140, 885788, 895447, 905121, 914814, 924521, 934239, 943961, 953693, 963365, 972988, 982558,
        992071, 1001527, 1010928, 1020269, 1029558, 1038793, 1047969, 1057091, 1066160, 1075175, 1084129, 1093022,
        1101860, 1110635, 1119358, 1128031, 1136649, 1145092, 1153350, 1161424, 1169313, 1177012, 1184524, 1191848,
        1198988, 1205943, 1212721, 1219316, 1225722, 1231946, 1237981, 1243822, 1249476, 1254901, 1260136, 1265212,
        1270155, 1274983, 1279713, 1284359, 1288931, 1293436, 1297882, 1302275, 1306618, 1310916, 1315170, 1319385,
        1323561, 1327700, 1331804, 1335873, 1339909, 1343912, 1347883, 1351823, 1355732, 1359611, 1363459, 1367278,
        1371068, 1374829, 1378561, 1382265, 1385940, 1389588, 1393208, 1396801, 1400366, 1403904,
      ],
    },
    userMinutes: 1403904,
    skipped: [],
  },
  horizonTick: 28800,
  endTick: 28800,
  users: [
    214017, 214023, 214029, 214034, 214040, 214045, 214051, 214057, 214062, 214068, 214073, 214079, 214084, 214089,
    214095, 214100, 214106, 214111, 214116, 214121, 214127, 214132, 214137, 214142, 214147, 214152, 214157, 214162,
    214167, 214172, 214177, 214182, 214187, 214192, 214197, 214201, 214206, 214211, 214216, 214220, 214225, 214230,
    214234, 214239, 214243, 214248, 214252, 214257, 214261, 214266, 214270, 214274, 214279, 214283, 214287, 214292,
    214296, 214300, 214304, 214308, 214312, 214316, 214320, 214324, 214328, 214332, 214336, 214340, 214344, 214348,
    214352, 214356, 214359, 214363, 214367, 214371, 214374, 214378, 214381, 214385, 214389, 214392, 214396, 214399,
    214403, 214406, 214409, 214413, 214416, 214419, 214423, 214426, 214429, 214432, 214435, 214439, 214442, 214445,
    214448, 214451, 214454, 214457, 214460, 214463, 214466, 214468, 214471, 214474, 214477, 214480, 214482, 214485,
    214488, 214490, 214493, 214495, 214498, 214501, 214503, 214506, 214508, 214510, 214513, 214515, 214517, 214520,
    214522, 214524, 214527, 214529, 214531, 214533, 214535, 214537, 214539, 214541, 214543, 214545, 214547, 214549,
    214551, 214553, 214555, 214556, 214558, 214560, 214562, 214563, 214565, 214567, 214568, 214570, 214571, 214573,
    214574, 214576, 214577, 214579, 214580, 214582, 214583, 214584, 214585, 214587, 214588, 214589, 214590, 214591,
    214593, 214594, 214595, 214596, 214597, 214598, 214599, 214600, 214600, 214601, 214602, 214603, 214604, 214604,
    214605, 214606, 214606, 214607, 214608, 214608, 214609, 214609, 214610, 214610, 214611, 214611, 214612, 214612,
    214612, 214613, 214613, 214613, 214613, 214614, 214614, 214614, 214614, 214614, 214614, 214614, 214614, 214614,
    214614, 214614, 214614, 214614, 214613, 214613, 214613, 214613, 214612, 214612, 214612, 214611, 214611, 214611,
    214610, 214610, 214609, 214609, 214608, 214608, 214607, 214606, 214606, 214605, 214604, 214603, 214603, 214602,
    214601, 214600, 214599, 214598, 214597, 214596, 214595, 214594, 214593, 214592, 214591, 214590, 214589, 214588,
    214586, 214585, 214584, 214582, 214581, 214580, 214578, 214577, 214576, 214574, 214573, 214571, 214569, 214568,
    214566, 214565, 214563, 214561, 214559, 214558, 214556, 214554, 214552, 214550, 214549, 214547, 214545, 214543,
    214541, 214539, 214537, 214534, 214532, 214530, 214528, 214526, 214524,
  ],
  rules: {
    hasBoard: true,
    hasComms: true,
  },
  curves: [
    {
      of: "none",
      everyTicks: 100,
      integrity: { diverged: 0, lost: 0, wrong: 0 },
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2683, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14527, 16423, 18436, 20565, 22818,
        25191, 27677, 30281, 33001, 35843, 38798, 41871, 45060, 48366, 51784, 55314, 58960, 62718, 66588, 70574, 74670,
        78875, 83190, 87617, 92155, 96795, 101541, 106392, 111346, 116410, 121578, 126854, 132240, 137741, 143347,
        149061, 154884, 160816, 166848, 172983, 179230, 185578, 192030, 198593, 205262, 212043, 218923, 225911, 232998,
        240185, 247479, 254868, 262361, 269961, 277645, 285379, 293144, 300919, 308674, 316398, 324076, 331703, 339268,
        346762, 354172, 361678, 369318, 377128, 385068, 393131, 401322, 409640, 418076, 426629, 435294, 444072, 452959,
        461989, 471170, 480491, 489945, 499530, 509255, 519111, 529097, 539217, 549469, 559841, 570333, 580958, 591707,
        602569, 613555, 624666, 635896, 647241, 658700, 670276, 681969, 693777, 705695, 717724, 729864, 742120, 754483,
        766953, 779529, 792217, 805011, 817913, 830915, 844011, 857203, 870485, 883867, 897336, 910904, 924567, 938328,
        952174, 966122, 980165, 994306, 1008539, 1022864, 1037313, 1051885, 1066583, 1081393, 1096321, 1111362, 1126526,
        1141815, 1157218, 1172740, 1188376, 1204116, 1219976, 1235950, 1252031, 1268218, 1284517, 1300928, 1317440,
        1334049, 1350759, 1367567, 1384482, 1401507, 1418634, 1435865, 1453194, 1470629, 1488163, 1505787, 1523513,
        1541333, 1559251, 1577267, 1595382, 1613593, 1631895, 1650290, 1668773, 1687336, 1705989, 1724726, 1743567,
        1762499, 1781510, 1800612, 1819798, 1839068, 1858452, 1877957, 1897578, 1917309, 1937153, 1957102, 1977159,
        1997328, 2017618, 2038011, 2058507, 2079103, 2099805, 2120601, 2141500, 2162508, 2183611, 2204813, 2226124,
        2247540, 2269061, 2290679, 2312401, 2334220, 2356125, 2378098, 2400108, 2422151, 2444209, 2466285,
      ],
    },
    {
      of: "reference",
      everyTicks: 100,
      integrity: { diverged: 0, lost: 0, wrong: 0 },
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2683, 3536, 4509, 5598, 6824, 8156, 9606, 11175, 12870, 14683, 16613, 18637, 20755, 22974,
        25289, 27696, 30197, 32792, 35485, 38269, 41148, 44121, 47189, 50345, 53592, 56933, 60361, 63881, 67494, 71194,
        74944, 78741, 82586, 86479, 90413, 94389, 98407, 102468, 106575, 110722, 114915, 119156, 123447, 127782, 132162,
        136588, 141060, 145570, 150122, 154723, 159363, 164046, 168777, 173554, 178380, 183246, 188158, 193107, 198096,
        203131, 208201, 213315, 218475, 223671, 228902, 234175, 239492, 244838, 250221, 255640, 261100, 266605, 272152,
        277738, 283365, 289027, 294721, 300451, 306216, 312018, 317863, 323684, 329480, 335251, 340986, 346692, 352371,
        358030, 363661, 369259, 374824, 380360, 385868, 391347, 396798, 402221, 407608, 412962, 418291, 423590, 428851,
        434083, 439292, 444469, 449616, 454733, 459823, 464881, 469905, 474898, 479863, 484795, 489695, 494563, 499404,
        504088, 508614, 512982, 517190, 521240, 525122, 528841, 532394, 535785, 539011, 542083, 545026, 547859, 550603,
        553270, 555873, 558421, 560922, 563381, 565803, 568192, 570552, 572884, 575192, 577476, 579738, 581979, 584200,
        586402, 588585, 590750, 592898, 595028, 597142, 599239, 601319, 603384, 605433, 607465, 609483, 611485, 613471,
        615443, 617399, 619341, 621268, 623181, 625079, 626962, 628832, 630687, 632528, 634355, 636169, 637969, 639755,
        641528, 643287, 645033, 646766, 648486, 650193, 651887, 653568, 655237, 656892, 658536, 660167, 661786, 663392,
        664986, 666569, 668139, 669698, 671244, 672779, 674303, 675815, 677315, 678805, 680283, 681750, 683205, 684650,
        686084, 687507, 688920, 690321, 691712, 693093, 694463, 695823, 697173, 698512, 699841, 701160, 702470,
      ],
    },
    {
      of: "team",
      everyTicks: 100,
      integrity: { diverged: 0, lost: 0, wrong: 0 },
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2683, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14527, 16423, 18436, 20565, 22818,
        25191, 27677, 30281, 33001, 35843, 38798, 41871, 45060, 48366, 51784, 55314, 58960, 62718, 66588, 70574, 74670,
        78875, 83190, 87617, 92155, 96795, 101541, 106392, 111346, 116410, 121578, 126854, 132240, 137741, 143347,
        149061, 154884, 160816, 166848, 172983, 179230, 185578, 192087, 198695, 205409, 212236, 219165, 226203, 233340,
        240582, 247926, 255342, 262839, 270405, 278000, 285610, 293252, 300935, 308652, 316415, 324227, 332097, 340030,
        348025, 356082, 364203, 372384, 380622, 388922, 397284, 405709, 414203, 422762, 431387, 440079, 448828, 457640,
        466518, 475467, 484480, 493551, 502682, 511876, 521133, 530451, 539833, 549277, 558777, 568334, 577957, 587640,
        597375, 607170, 617031, 626951, 636928, 646964, 657063, 667217, 677426, 687692, 698017, 708397, 718832, 729322,
        739871, 750471, 761129, 771807, 782499, 793207, 803922, 814648, 825381, 836126, 846874, 857635, 868403, 879182,
        889970, 900774, 911585, 922412, 933247, 944095, 954959, 965834, 976718, 987604, 998496, 1009327, 1020105,
        1030828, 1041490, 1052094, 1062638, 1073120, 1083548, 1093918, 1104225, 1114476, 1124671, 1134807, 1144880,
        1154890, 1164840, 1174724, 1184554, 1194330, 1204047, 1213585, 1222935, 1232098, 1241072, 1249852, 1258442,
        1266841, 1275051, 1283074, 1290915, 1298570, 1306032, 1313307, 1320390, 1327275, 1333969, 1340327, 1346406,
        1352256, 1357914, 1363411, 1368772, 1374017, 1379161, 1384219, 1389199, 1394111, 1398960, 1403753, 1408494,
        1413187, 1417834, 1422437, 1427000, 1431522, 1436006, 1440453, 1444864, 1449240, 1453580, 1457887, 1462160,
        1466399, 1470606, 1474781, 1478924, 1483035, 1487115, 1491163, 1495181, 1499169, 1503126, 1507054,
      ],
    },
  ],
  deeds: [
    {
      ref: "A1",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 15,
      unit: "/s",
      launchedTick: 12400,
      state: "effective",
      takenBackTick: null,
      wasReasonable: true,
      saved: 726434,
    },
    {
      ref: "A2",
      action: "cap-boot-retries",
      label: "Cap store retries",
      target: "boot>store",
      value: 0,
      unit: "attempts",
      launchedTick: 13000,
      state: "effective",
      takenBackTick: null,
      wasReasonable: true,
      saved: 697166,
    },
    {
      ref: "A3",
      action: "pause-failover",
      label: "Pause geo-failover",
      target: "failover:eu-west",
      value: 0,
      unit: "",
      launchedTick: 13800,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
      saved: 312731,
    },
    {
      ref: "A4",
      action: "pause-rollout",
      label: "Pause the agent roll-out",
      target: "discovery-agent",
      value: 0,
      unit: "",
      launchedTick: 15600,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
      saved: 0,
    },
    {
      ref: "A5",
      action: "warm-cache",
      label: "Warm the cache",
      target: "cache@eu-west",
      value: 300,
      unit: "keys/s",
      launchedTick: 17000,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
      saved: 284627,
    },
    {
      ref: "A6",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 40,
      unit: "/s",
      launchedTick: 19000,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
      saved: 53638,
    },
    {
      ref: "A7",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 80,
      unit: "/s",
      launchedTick: 21200,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
      saved: 48669,
    },
    {
      ref: "A8",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 160,
      unit: "/s",
      launchedTick: 23200,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
      saved: 34371,
    },
    {
      ref: "A9",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 400,
      unit: "/s",
      launchedTick: 24800,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
      saved: 2951,
    },
  ],
  beliefs: [
    {
      fromTick: 7900,
      toTick: 10300,
      ideas: [
        {
          hypothesis: "H1",
          question: "started",
          component: "boot",
          mechanism: "change",
          state: "open",
        },
      ],
    },
    {
      fromTick: 10300,
      toTick: 11500,
      ideas: [
        {
          hypothesis: "H2",
          question: "started",
          component: "cache",
          mechanism: "caches and backlog",
          state: "open",
        },
      ],
    },
    {
      fromTick: 11500,
      toTick: 28800,
      ideas: [
        {
          hypothesis: "H2",
          question: "started",
          component: "cache",
          mechanism: "caches and backlog",
          state: "confirmed",
        },
        {
          hypothesis: "H3",
          question: "sustains",
          component: "boot@eu-west>store@eu-west",
          mechanism: "retries and herds",
          state: "confirmed",
        },
      ],
    },
  ],
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
      n: 70,
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
      n: 71,
      tick: 2000,
      lane: "automation",
      message: {
        code: "world.replica-away",
        params: {
          subject: "cache@eu-west",
          count: 1,
        },
      },
      seat: null,
    },
    {
      n: 72,
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
          text: "Store load above 70 %",
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
          text: "Cache hit ratio below 90 %",
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
          text: "Store load above 70 %",
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
          text: "Cache hit ratio below 90 %",
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
          text: "Store load above 70 %",
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
          text: "Cache hit ratio below 90 %",
        },
      },
      seat: null,
    },
    {
      n: 73,
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
      n: 74,
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
      n: 75,
      tick: 7100,
      lane: "world",
      message: {
        code: "world.failing",
        params: {
          subject: "boot@eu-west",
          errorRatio: 0.505,
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
          text: "Store load above 70 %",
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
          text: "Cache hit ratio below 90 %",
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
          text: "Cache hit ratio below 90 %",
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
          text: "Client start p95 above 800 ms",
        },
      },
      seat: null,
    },
    {
      n: 17,
      tick: 7600,
      lane: "comms",
      message: {
        code: "incident.declared",
        params: {
          severity: "SEV-2",
        },
      },
      seat: 0,
    },
    {
      n: 18,
      tick: 7900,
      lane: "hypotheses",
      message: {
        code: "hypothesis.added",
        params: {
          hypothesis: "H1",
          question: "started",
          component: "boot",
          mechanism: "change",
        },
      },
      seat: 2,
    },
    {
      n: 19,
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
      n: 20,
      tick: 8800,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E1",
          target: "boot@eu-west",
          diagnostic: "traces",
        },
      },
      seat: 1,
    },
    {
      n: 21,
      tick: 9000,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E2",
          target: "store@eu-west",
          diagnostic: "store",
        },
      },
      seat: 3,
    },
    {
      n: 22,
      tick: 9600,
      lane: "comms",
      message: {
        code: "post.sent",
        params: {
          state: "investigating",
        },
      },
      seat: 1,
    },
    {
      n: 23,
      tick: 9700,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@us-east",
          severity: "ticket",
          subject: "store@us-east",
          text: "Store load above 70 %",
        },
      },
      seat: null,
    },
    {
      n: 24,
      tick: 9800,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H1",
          card: "E1",
          stance: "against",
        },
      },
      seat: 2,
    },
    {
      n: 25,
      tick: 9900,
      lane: "hypotheses",
      message: {
        code: "hypothesis.state",
        params: {
          hypothesis: "H1",
          state: "ruled-out",
        },
      },
      seat: 2,
    },
    {
      n: 26,
      tick: 10000,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@us-east",
          severity: "ticket",
          subject: "cache@us-east",
          text: "Cache hit ratio below 90 %",
        },
      },
      seat: null,
    },
    {
      n: 27,
      tick: 10300,
      lane: "hypotheses",
      message: {
        code: "hypothesis.added",
        params: {
          hypothesis: "H2",
          question: "started",
          component: "cache",
          mechanism: "caches and backlog",
        },
      },
      seat: 3,
    },
    {
      n: 28,
      tick: 10900,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E3",
          target: "cache@eu-west",
          diagnostic: "saturation",
        },
      },
      seat: 3,
    },
    {
      n: 29,
      tick: 10900,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H2",
          card: "E3",
          stance: "for",
        },
      },
      seat: 3,
    },
    {
      n: 30,
      tick: 11500,
      lane: "hypotheses",
      message: {
        code: "hypothesis.added",
        params: {
          hypothesis: "H3",
          question: "sustains",
          component: "boot@eu-west>store@eu-west",
          mechanism: "retries and herds",
        },
      },
      seat: 2,
    },
    {
      n: 31,
      tick: 12000,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E4",
          target: "boot@eu-west",
          diagnostic: "logs",
        },
      },
      seat: 2,
    },
    {
      n: 32,
      tick: 12000,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H3",
          card: "E4",
          stance: "for",
        },
      },
      seat: 2,
    },
    {
      n: 33,
      tick: 12050,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H3",
          card: "E1",
          stance: "for",
        },
      },
      seat: 2,
    },
    {
      n: 34,
      tick: 12400,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A1",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 15,
        },
      },
      seat: 3,
    },
    {
      n: 35,
      tick: 12701,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A1",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 15,
        },
      },
      seat: null,
    },
    {
      n: 76,
      tick: 12800,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "gw@eu-west",
          errorRatio: 0.019,
        },
      },
      seat: null,
    },
    {
      n: 36,
      tick: 13000,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
          text: "Cache hit ratio below 90 %",
        },
      },
      seat: null,
    },
    {
      n: 37,
      tick: 13000,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A2",
          action: "cap-boot-retries",
          target: "boot>store",
          value: 0,
        },
      },
      seat: 2,
    },
    {
      n: 38,
      tick: 13300,
      lane: "hypotheses",
      message: {
        code: "hypothesis.state",
        params: {
          hypothesis: "H3",
          state: "confirmed",
        },
      },
      seat: 2,
    },
    {
      n: 39,
      tick: 13401,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A2",
          action: "cap-boot-retries",
          target: "boot>store",
          value: 0,
        },
      },
      seat: null,
    },
    {
      n: 40,
      tick: 13700,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
          text: "Store load above 70 %",
        },
      },
      seat: null,
    },
    {
      n: 77,
      tick: 13700,
      lane: "world",
      message: {
        code: "world.relieved",
        params: {
          subject: "store@eu-west",
          utilization: 0.45,
          failing: "edge@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 78,
      tick: 13700,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "store@eu-west",
          errorRatio: 0,
        },
      },
      seat: null,
    },
    {
      n: 79,
      tick: 13700,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "boot@eu-west",
          errorRatio: 0,
        },
      },
      seat: null,
    },
    {
      n: 41,
      tick: 13800,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "boot-p95:boot@eu-west",
          severity: "ticket",
          subject: "boot@eu-west",
          text: "Client start p95 above 800 ms",
        },
      },
      seat: null,
    },
    {
      n: 42,
      tick: 13800,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A3",
          action: "pause-failover",
          target: "failover:eu-west",
          value: 0,
        },
      },
      seat: 3,
    },
    {
      n: 80,
      tick: 13800,
      lane: "automation",
      message: {
        code: "world.failover-started",
        params: {
          subject: "failover:eu-west",
          from: "eu-west",
          to: "us-east",
          signal: 0.414,
        },
      },
      seat: null,
    },
    {
      n: 43,
      tick: 14001,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A3",
          action: "pause-failover",
          target: "failover:eu-west",
          value: 0,
        },
      },
      seat: null,
    },
    {
      n: 44,
      tick: 15000,
      lane: "comms",
      message: {
        code: "post.sent",
        params: {
          state: "mitigating",
        },
      },
      seat: 1,
    },
    {
      n: 45,
      tick: 15600,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A4",
          action: "pause-rollout",
          target: "discovery-agent",
          value: 0,
        },
      },
      seat: 2,
    },
    {
      n: 46,
      tick: 15801,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A4",
          action: "pause-rollout",
          target: "discovery-agent",
          value: 0,
        },
      },
      seat: null,
    },
    {
      n: 47,
      tick: 16000,
      lane: "comms",
      message: {
        code: "incident.state",
        params: {
          state: "mitigating",
        },
      },
      seat: 0,
    },
    {
      n: 48,
      tick: 16200,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E5",
          target: "everything",
          diagnostic: "changes",
        },
      },
      seat: 2,
    },
    {
      n: 49,
      tick: 16200,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H2",
          card: "E5",
          stance: "for",
        },
      },
      seat: 2,
    },
    {
      n: 50,
      tick: 16300,
      lane: "hypotheses",
      message: {
        code: "hypothesis.state",
        params: {
          hypothesis: "H2",
          state: "confirmed",
        },
      },
      seat: 3,
    },
    {
      n: 51,
      tick: 17000,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A5",
          action: "warm-cache",
          target: "cache@eu-west",
          value: 300,
        },
      },
      seat: 3,
    },
    {
      n: 52,
      tick: 17601,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A5",
          action: "warm-cache",
          target: "cache@eu-west",
          value: 300,
        },
      },
      seat: null,
    },
    {
      n: 53,
      tick: 18000,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
          text: "Store load above 70 %",
        },
      },
      seat: null,
    },
    {
      n: 54,
      tick: 18100,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@eu-west",
          severity: "ticket",
          subject: "cache@eu-west",
          text: "Cache hit ratio below 90 %",
        },
      },
      seat: null,
    },
    {
      n: 55,
      tick: 18200,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
          text: "Store load above 70 %",
        },
      },
      seat: null,
    },
    {
      n: 56,
      tick: 19000,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A6",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 40,
        },
      },
      seat: 3,
    },
    {
      n: 57,
      tick: 19301,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A6",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 40,
        },
      },
      seat: null,
    },
    {
      n: 58,
      tick: 19700,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
          text: "Store load above 70 %",
        },
      },
      seat: null,
    },
    {
      n: 59,
      tick: 20600,
      lane: "comms",
      message: {
        code: "post.sent",
        params: {
          state: "mitigating",
        },
      },
      seat: 1,
    },
    {
      n: 60,
      tick: 21200,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A7",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 80,
        },
      },
      seat: 3,
    },
    {
      n: 61,
      tick: 21501,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A7",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 80,
        },
      },
      seat: null,
    },
    {
      n: 62,
      tick: 23200,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A8",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 160,
        },
      },
      seat: 3,
    },
    {
      n: 63,
      tick: 23501,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A8",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 160,
        },
      },
      seat: null,
    },
    {
      n: 64,
      tick: 24800,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A9",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 400,
        },
      },
      seat: 3,
    },
    {
      n: 65,
      tick: 25000,
      lane: "comms",
      message: {
        code: "incident.state",
        params: {
          state: "monitoring",
        },
      },
      seat: 0,
    },
    {
      n: 66,
      tick: 25101,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A9",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 400,
        },
      },
      seat: null,
    },
    {
      n: 81,
      tick: 25200,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "edge@eu-west",
          errorRatio: 0,
        },
      },
      seat: null,
    },
    {
      n: 67,
      tick: 25600,
      lane: "comms",
      message: {
        code: "post.sent",
        params: {
          state: "monitoring",
        },
      },
      seat: 1,
    },
    {
      n: 68,
      tick: 25700,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
          text: "Store load above 70 %",
        },
      },
      seat: null,
    },
    {
      n: 69,
      tick: 26900,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "burn:boot eu-west",
          severity: "page",
          subject: "boot eu-west",
        },
      },
      seat: null,
    },
  ],
  profile: [
    {
      id: "impact",
      share: 0.494,
      band: {
        from: 0.818,
        to: 1,
      },
      figure: {
        code: "figure.points",
        params: {
          points: 54,
        },
      },
      parts: [
        {
          message: {
            code: "part.peak",
            params: {
              peak: 0.305,
            },
          },
          isGood: false,
          moments: [],
          deeds: [],
        },
        {
          message: {
            code: "part.regions",
            params: {
              count: 1,
              services: 4,
            },
          },
          isGood: true,
          moments: [75],
          deeds: [],
        },
        {
          message: {
            code: "part.global",
            params: {
              need: 2,
              of: 3,
              later: 0,
            },
          },
          isGood: true,
          moments: [],
          deeds: [],
        },
      ],
    },
    {
      id: "diagnosis",
      share: 0.761,
      band: {
        from: 0.8,
        to: 1,
      },
      figure: {
        code: "figure.behind",
        params: {
          ticks: 2150,
        },
      },
      parts: [
        {
          message: {
            code: "part.answer.right",
            params: {
              role: "trigger",
            },
          },
          isGood: true,
          moments: [27, 50],
          deeds: [],
        },
        {
          message: {
            code: "part.answer.right",
            params: {
              role: "sustainer",
            },
          },
          isGood: true,
          moments: [30, 38],
          deeds: [],
        },
        {
          message: {
            code: "part.ruled-out",
            params: {
              count: 1,
            },
          },
          isGood: true,
          moments: [25],
          deeds: [],
        },
      ],
    },
    {
      id: "recovery",
      share: 0.5,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.parts",
        params: {
          good: 2,
          of: 4,
        },
      },
      parts: [
        {
          message: {
            code: "part.loop",
            params: {
              how: "broken",
              letGo: 25200,
              again: 0,
            },
          },
          isGood: true,
          moments: [73, 77],
          deeds: [],
        },
        {
          message: {
            code: "part.verified",
            params: {
              state: "monitoring",
            },
          },
          isGood: false,
          moments: [47, 65],
          deeds: [],
        },
        {
          message: {
            code: "part.lifted",
            params: {
              count: 1,
            },
          },
          isGood: false,
          moments: [42],
          deeds: ["A3"],
        },
        {
          message: {
            code: "part.steps",
            params: {
              steps: 4,
              jumps: 0,
            },
          },
          isGood: true,
          moments: [56, 60, 62, 64],
          deeds: [],
        },
      ],
    },
    {
      id: "communication",
      share: 1,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.windows",
        params: {
          kept: 4,
          of: 4,
        },
      },
      parts: [
        {
          message: {
            code: "part.declared",
            params: {
              after: 300,
              limit: 3600,
            },
          },
          isGood: true,
          moments: [12, 17],
          deeds: [],
        },
        {
          message: {
            code: "part.windows",
            params: {
              kept: 4,
              of: 4,
            },
          },
          isGood: true,
          moments: [22, 44, 59, 67],
          deeds: [],
        },
        {
          message: {
            code: "part.posts-right",
            params: {
              right: 4,
              of: 4,
            },
          },
          isGood: true,
          moments: [22, 44, 59, 67],
          deeds: [],
        },
      ],
    },
    {
      id: "safe-change",
      share: 0.611,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.safe",
        params: {
          harmful: 0,
          unverified: 7,
        },
      },
      parts: [
        {
          message: {
            code: "part.overlapping",
            params: {
              count: 0,
              confusing: 0,
            },
          },
          isGood: true,
          moments: [],
          deeds: [],
        },
        {
          message: {
            code: "part.unverified",
            params: {
              count: 7,
            },
          },
          isGood: false,
          moments: [34, 37, 42, 45, 56, 62, 64],
          deeds: ["A1", "A2", "A3", "A4", "A6", "A8", "A9"],
        },
        {
          message: {
            code: "part.reasonable",
            params: {
              count: 2,
            },
          },
          isGood: true,
          moments: [34, 37],
          deeds: ["A1", "A2"],
        },
      ],
    },
  ],
};
export const whatIf: WhatIfView = {
  id: "W1",
  change: {
    kind: "move",
    ref: "A1",
    toTick: 10900,
  },
  state: "done",
  progress: 1,
  curve: {
    of: "what-if",
    everyTicks: 100,
    integrity: { diverged: 0, lost: 0, wrong: 0 },
    userMinutes: [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163, 431,
      823, 1327, 1946, 2683, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14527, 16423, 18436, 20565, 22818, 25191,
      27677, 30281, 33001, 35843, 38798, 41871, 45060, 48366, 51784, 55314, 58960, 62718, 66588, 70574, 74670, 78875,
      83190, 87617, 92155, 96795, 101541, 106442, 111434, 116537, 121744, 127062, 132491, 138035, 143686, 149446,
      155316, 161296, 167377, 173564, 179863, 186264, 192772, 199391, 206118, 212957, 219898, 226948, 234098, 241351,
      248708, 256137, 263646, 271225, 278832, 286455, 294109, 301804, 309533, 317308, 325132, 333014, 340958, 348966,
      357034, 365167, 373359, 381609, 389921, 398293, 406730, 415235, 423805, 432442, 441145, 449905, 458729, 467618,
      476577, 485601, 494683, 503825, 513029, 522297, 531626, 541018, 550473, 559984, 569551, 579184, 588877, 598622,
      608428, 618300, 628229, 638216, 648263, 658371, 668536, 678755, 689030, 699365, 709755, 720199, 730699, 741258,
      751868, 762535, 773222, 783924, 794642, 805366, 816101, 826843, 837597, 848354, 859124, 869901, 880689, 891487,
      902299, 913119, 923954, 934798, 945655, 956527, 967411, 978304, 989199, 1000100, 1010939, 1021725, 1032456,
      1043127, 1053738, 1064291, 1074781, 1085217, 1095595, 1105910, 1116169, 1126372, 1136517, 1146598, 1156615,
      1166573, 1176465, 1186302, 1196086, 1205810, 1215356, 1224714, 1233884, 1242866, 1251653, 1260251, 1268657,
      1276874, 1284904, 1292752, 1300414, 1307883, 1315166, 1322256, 1329148, 1335848, 1342213, 1348299, 1354154,
      1359818, 1365321, 1370687, 1375938, 1381088, 1386150, 1391136, 1396052, 1400907, 1405705, 1410451, 1415148,
      1419800, 1424408, 1428975, 1433502, 1437991, 1442443, 1446858, 1451238, 1455583, 1459894, 1464171, 1468415,
      1472627, 1476806, 1480953, 1485068, 1489152, 1493205, 1497227, 1501219, 1505180, 1509111,
    ],
  },
  userMinutes: 1509111,
  skipped: [],
};
