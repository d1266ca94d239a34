@property:PROFILING-FIRST @source:HEAD-1 @source:PROF-1
Feature: Molecular profiling comes before every treatment
  The source puts broad profiling first and asks for it before any next line starts. It knows no urgency
  that would lift this. Sampling has to come first; waiting for the result is not demanded.

  Scenario Outline: Profiling not done, and <treatment> is in question
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And broad molecular profiling has to be done before <treatment>
    And broad molecular profiling comes before every treatment

    Examples:
      | treatment                                    |
      | platinum-pemetrexed chemotherapy             |
      | single-agent chemotherapy                    |
      | definitive local therapy                     |
      | stereotactic ablative radiotherapy           |
      | surgical resection                           |
      | image-guided thermal ablation                |
      | continuing lorlatinib                        |
      | the four-drug ABCP regimen                   |
      | targeted therapy against a non-ALK mechanism |
      | another ALK inhibitor                        |
      | chemotherapy with immunotherapy              |
      | immunotherapy alone                          |

  Scenario Outline: <patient>, profiling not done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <symptoms>
    And <extent>
    And <performance status>
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling comes before every treatment
    And broad molecular profiling has to be done before platinum-pemetrexed chemotherapy
    And broad molecular profiling has to be done before continuing lorlatinib

    Examples:
      | patient                            | symptoms                                              | extent                                            | performance status                     |
      | Symptoms and widespread disease    | the progression is symptomatic                        | the progression is widespread                     | the ECOG performance status is 1       |
      | Urgent symptoms in a frail patient | the progression is symptomatic                        | the progression is widespread                     | the ECOG performance status is 4       |
      | Few sites and no symptoms          | the progression is asymptomatic                       | the progression is limited or oligoprogressive    | the ECOG performance status is 0       |
      | Few sites with symptoms            | the progression is symptomatic                        | the progression is limited or oligoprogressive    | the ECOG performance status is 2       |
      | Many sites and no symptoms         | the progression is asymptomatic                       | the progression is systemic with multiple lesions | the ECOG performance status is 2       |
      | Little known so far                | it is unknown whether the progression causes symptoms | the extent of the progression is unknown          | the ECOG performance status is unknown |

  Scenario Outline: <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    When next-line therapy is chosen
    Then nothing has to be done before platinum-pemetrexed chemotherapy
    And nothing has to be done before definitive local therapy
    And nothing has to be done before continuing lorlatinib
    And broad molecular profiling comes before every treatment

    Examples:
      | state                                          | profiling                                                      |
      | Sample taken, result awaited                   | broad molecular profiling is ordered and its result is pending |
      | Plasma tested, nothing found                   | plasma profiling found no resistance mechanism                 |
      | Plasma tested, mechanism found                 | plasma profiling found a resistance mechanism                  |
      | Tissue tested, nothing found                   | tissue profiling found no resistance mechanism                 |
      | Tissue tested, mechanism found                 | tissue profiling found a resistance mechanism                  |
      | Profiling not feasible, so nothing to wait for | broad molecular profiling is not feasible                      |

  Scenario: Not known whether profiling was done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then broad molecular profiling comes before every treatment
    And broad molecular profiling has to be done before platinum-pemetrexed chemotherapy

  Scenario: A single-gene test of ALK does not open the way
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And only a single-gene ALK test has been done
    When next-line therapy is chosen
    Then broad molecular profiling has to be done before platinum-pemetrexed chemotherapy

  Scenario: A known mechanism shows that profiling was done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way
    And nothing has to be done before platinum-pemetrexed chemotherapy
